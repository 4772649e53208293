package org.floris.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.store.WhyJson;

/** Rows of the table {@code finding} as Java values. */
final class FindingRows {
    private FindingRows() {}

    static Finding finding(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String entity = row.getString("entity");
        return new Finding(
                id,
                FindingKind.valueOf(row.getString("kind")),
                FindingState.valueOf(row.getString("state")),
                ExchangeIds.at(id),
                uuid(row, "exchange_id"),
                uuid(row, "user_id"),
                text(row, "login"),
                text(row, "batch"),
                row.getString("rule"),
                entity,
                uuid(row, "record_id").map(record -> new RecordId(entity, record)),
                new Ref(row.getString("asked_system"), row.getString("asked_entity"), row.getString("asked_id")),
                row.getString("home_system"),
                text(row, "mirror_system"),
                WhyJson.read(row.getString("cause"), row.getString("cause_told")),
                row.getTimestamp("seen_at").toInstant(),
                settling(row));
    }

    private static Optional<Finding.Settling> settling(ResultSet row) throws SQLException {
        if (row.getTimestamp("settled_at") == null) {
            return Optional.empty();
        }
        Instant at = row.getTimestamp("settled_at").toInstant();
        return Optional.of(new Finding.Settling(
                text(row, "decision").map(Decision::valueOf),
                row.getString("settled_by"),
                at,
                uuid(row, "settling_exchange")));
    }

    private static Optional<UUID> uuid(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
