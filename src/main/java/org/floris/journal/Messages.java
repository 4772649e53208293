package org.floris.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Why;
import org.floris.store.WhyJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which messages came before, and what became of them. */
@Component
class Messages {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final String SQL =
            """
            select m.payload_hash, m.exchange_id, e.state, e.why, e.why_told, e.answer_status, e.answer_type,
                e.answer_body, e.answer_sealed
            from message m left join exchange e on e.id = m.exchange_id
            where m.message_id = ? and m.caller = ?
            """;

    private final JdbcClient jdbc;
    private final Payloads payloads;
    private final ReleasedHolds releasedHolds;
    private final JournalSettings settings;
    private final Holders holders;
    private final Promises promises;

    Messages(
            JdbcClient jdbc,
            Payloads payloads,
            ReleasedHolds releasedHolds,
            JournalSettings settings,
            Holders holders,
            Promises promises) {
        this.jdbc = jdbc;
        this.payloads = payloads;
        this.releasedHolds = releasedHolds;
        this.settings = settings;
        this.holders = holders;
        this.promises = promises;
    }

    Optional<Opening> answered(MessageKey message) {
        long begun = System.nanoTime();
        while (true) {
            Optional<Earlier> earlier = find(message);
            if (earlier.isEmpty()) {
                return Optional.empty();
            }
            Optional<Opening> outcome = outcome(earlier.get(), Duration.ofNanos(System.nanoTime() - begun));
            if (outcome.isPresent()) {
                return outcome;
            }
            releasedHolds.await(PAUSE);
        }
    }

    /** For whoever has met the message and tries again by himself. */
    Optional<Opening> answered(MessageKey message, Duration waited) {
        return find(message).flatMap(earlier -> outcome(earlier, waited));
    }

    private Optional<Earlier> find(MessageKey message) {
        Optional<Earlier> found = jdbc.sql(SQL)
                .params(message.id(), message.caller())
                .query(this::read)
                .optional();
        found.filter(earlier -> !earlier.payloadHash().equals(message.payloadHash()))
                .ifPresent(earlier -> {
                    throw new FlorisException(
                            ErrorCode.MESSAGE_ID_REUSED,
                            "This message id was used for another payload, in exchange " + earlier.exchangeId()
                                    + "; give every message an id of its own");
                });
        return found;
    }

    /** Empty while there is time to wait for the first to end. */
    private Optional<Opening> outcome(Earlier earlier, Duration waited) {
        if (earlier.answer().isPresent()) {
            return Optional.of(
                    new Opening.Repeated(earlier.exchangeId(), earlier.answer().get()));
        }
        Optional<Opening> promised = promises.again(earlier.exchangeId()).map(Opening.class::cast);
        if (promised.isPresent() || waited.compareTo(settings.messageWithin()) < 0) {
            return promised;
        }
        if (earlier.state().isEmpty()) {
            throw new FlorisException(
                    ErrorCode.OUTCOME_UNKNOWN,
                    "This message came before, in exchange " + earlier.exchangeId()
                            + ", and the journal does not keep its answer any more; look at the record");
        }
        if (earlier.state().get() == ExchangeState.IN_DOUBT) {
            return Optional.of(new Opening.Undecided(
                    earlier.exchangeId(), earlier.why(), holders.nextStepOfRepeat(earlier.exchangeId())));
        }
        throw holders.stillAtWork(earlier.exchangeId());
    }

    private Earlier read(ResultSet row, int number) throws SQLException {
        UUID exchangeId = row.getObject("exchange_id", UUID.class);
        Optional<ExchangeState> state =
                Optional.ofNullable(row.getString("state")).map(ExchangeState::valueOf);
        boolean ended = state.isPresent() && !state.get().holdsRecord();
        String why = row.getString("why");
        return new Earlier(
                row.getString("payload_hash"),
                exchangeId,
                state,
                why == null ? Why.NONE : WhyJson.read(why, row.getString("why_told")),
                ended ? payloads.answer(exchangeId, row) : Optional.empty());
    }

    private record Earlier(
            String payloadHash,
            UUID exchangeId,
            Optional<ExchangeState> state,
            Why why,
            Optional<StoredAnswer> answer) {}
}
