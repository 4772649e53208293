package org.floris.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A plug-in is answered while its exchange is still open, since its CRM commits only then. The answer is kept, so that a
 * repeat gets it again; each repeat begins the wait for the commit anew, and once the wait is over nobody gets it any
 * more. Both are one statement each, so that of a repeat and an end of the wait at the same moment one comes first.
 */
@Component
class Promises {
    /** How long after its confirmation a save without a message id is taken for the same one. */
    private static final Duration JUST_CONFIRMED = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Payloads payloads;

    Promises(JdbcClient jdbc, Payloads payloads) {
        this.jdbc = jdbc;
        this.payloads = payloads;
    }

    void keep(OpenExchange exchange, StoredAnswer answer) {
        jdbc.sql("update exchange set answer_status = ?, answer_type = ?, answer_sealed = ?, changed_at = ?"
                        + " where id = ? and state = 'OPEN' and version = ?")
                .params(
                        answer.status(),
                        answer.contentType(),
                        payloads.sealAnswer(exchange.id(), answer.body()),
                        now(),
                        exchange.id(),
                        exchange.version())
                .update();
    }

    /** The promise again, if it still stands. */
    Optional<Opening.Repeated> again(UUID exchangeId) {
        return jdbc.sql("update exchange set changed_at = ? where id = ? and state = 'OPEN' and way = 'CHANGE_INTAKE'"
                        + " and answer_status is not null"
                        + " returning id, answer_status, answer_type, answer_body, answer_sealed")
                .params(now(), exchangeId)
                .query(this::repeated)
                .optional();
    }

    /** @return false when somebody has asked for it again within that time */
    boolean withdraw(OpenExchange exchange, Duration notAskedFor) {
        return jdbc.sql("update exchange set answer_status = null, answer_type = null, answer_sealed = null"
                                + " where id = ? and state = 'OPEN' and version = ? and changed_at <= ?")
                        .params(
                                exchange.id(),
                                exchange.version(),
                                OffsetDateTime.ofInstant(Instant.now().minus(notAskedFor), ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /**
     * The record's last exchange, where it is the same save once more: of the same user, with the same payload, which
     * tells the values before too, and open or just confirmed.
     */
    Optional<Opening.Repeated> ofTheSameSave(Intent intent) {
        if (intent.way() != Way.CHANGE_INTAKE
                || intent.messageId().isPresent()
                || intent.change().isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql("select * from exchange where record_id = ? order by id desc limit 1")
                .param(intent.change().get().record().id())
                .query((row, number) -> sameSave(intent, row))
                .optional()
                .flatMap(found -> found);
    }

    private Optional<Opening.Repeated> sameSave(Intent intent, ResultSet row) throws SQLException {
        boolean same = intent.payloadHash().equals(row.getString("payload_hash"))
                && intent.user().id().equals(row.getObject("user_id", UUID.class))
                && Way.CHANGE_INTAKE.name().equals(row.getString("way"));
        if (!same) {
            return Optional.empty();
        }
        if (ExchangeState.valueOf(row.getString("state")) == ExchangeState.OPEN) {
            return again(row.getObject("id", UUID.class));
        }
        boolean justConfirmed = ExchangeState.valueOf(row.getString("state")) == ExchangeState.DONE
                && row.getTimestamp("changed_at")
                        .toInstant()
                        .isAfter(Instant.now().minus(JUST_CONFIRMED));
        return justConfirmed ? Optional.of(repeated(row, 0)) : Optional.empty();
    }

    private Opening.Repeated repeated(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Opening.Repeated(id, payloads.answer(id, row).orElseThrow());
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
    }
}
