package org.floris.journal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.canonical.Why;
import org.floris.store.Home;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.floris.store.WhyJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of the table {@code exchange} as Java values. */
@Component
class ExchangeRows {
    private final JdbcClient jdbc;
    private final Users users;
    private final Payloads payloads;

    ExchangeRows(JdbcClient jdbc, Users users, Payloads payloads) {
        this.jdbc = jdbc;
        this.users = users;
        this.payloads = payloads;
    }

    static ExchangeSummary summary(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        UUID record = row.getObject("record_id", UUID.class);
        String entity = row.getString("entity");
        ExchangeState state = ExchangeState.valueOf(row.getString("state"));
        Instant changedAt = row.getTimestamp("changed_at").toInstant();
        Instant openedAt = ExchangeIds.at(id);
        return new ExchangeSummary(
                id,
                state,
                openedAt,
                state == ExchangeState.OPEN || changedAt.isBefore(openedAt)
                        ? Duration.ZERO
                        : Duration.between(openedAt, changedAt),
                row.getObject("user_id", UUID.class),
                row.getString("login"),
                Way.valueOf(row.getString("way")),
                row.getString("dialect_system"),
                row.getString("home_system"),
                row.getLong("epoch"),
                texts(row.getArray("mirrors")),
                Operation.valueOf(row.getString("operation")),
                row.getString("label"),
                entity,
                Optional.ofNullable(record).map(recordId -> new RecordId(entity, recordId)),
                asked(row),
                Optional.of(why(row)).filter(why -> !why.isEmpty()));
    }

    static Why why(ResultSet row) throws SQLException {
        return WhyJson.read(Objects.requireNonNullElse(row.getString("why"), ""), row.getString("why_told"));
    }

    /**
     * The exchange as whoever may end it needs it.
     *
     * @throws org.floris.journal.sealing.SealedPayloadException what cannot be opened cannot be ended either
     */
    Optional<OpenExchange> open(UUID id) {
        return jdbc.sql("select * from exchange where id = ?")
                .param(id)
                .query((row, number) -> new OpenExchange(
                        intent(row),
                        ExchangeState.valueOf(row.getString("state")),
                        row.getLong("version"),
                        ExchangeIds.at(id),
                        row.getString("owner")))
                .optional();
    }

    private Intent intent(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        UUID userId = row.getObject("user_id", UUID.class);
        String login = row.getString("login");
        return new Intent(
                id,
                Optional.ofNullable(row.getString("message_id")),
                row.getString("payload_hash"),
                users.byId(userId).orElseGet(() -> new HubUser(userId, login, login, "")),
                Way.valueOf(row.getString("way")),
                row.getString("dialect_system"),
                new Home(userId, row.getString("home_system"), row.getLong("epoch"), false),
                texts(row.getArray("mirrors")),
                payloads.change(id, row),
                asked(row),
                payloads.before(id, row),
                row.getString("label"),
                OptionalLong.empty(),
                payloads.undo(id, row),
                together(row));
    }

    private static Ref asked(ResultSet row) throws SQLException {
        return new Ref(row.getString("dialect_system"), row.getString("asked_entity"), row.getString("asked_id"));
    }

    static List<RecordId> together(ResultSet row) throws SQLException {
        Array records = row.getArray("together");
        return records == null
                ? List.of()
                : texts(records).stream().map(RecordId::parse).toList();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
