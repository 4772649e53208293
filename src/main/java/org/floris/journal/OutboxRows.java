package org.floris.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.floris.journal.events.EventVersion;
import org.floris.journal.sealing.SealedPayloadException;
import org.springframework.stereotype.Component;

/** Rows of the tables {@code outbox} and {@code parked_event} as Java values. */
@Component
class OutboxRows {
    private final Payloads payloads;

    OutboxRows(Payloads payloads) {
        this.payloads = payloads;
    }

    OutboxRow read(ResultSet row, int number) throws SQLException {
        UUID eventId = row.getObject("event_id", UUID.class);
        return new OutboxRow(
                row.getLong("id"),
                eventId,
                row.getObject("exchange_id", UUID.class),
                row.getString("entity"),
                row.getString("operation"),
                row.getObject("record_id", UUID.class),
                Optional.ofNullable(row.getString("schema_version")).map(EventVersion::of),
                row.getTimestamp("created_at").toInstant(),
                row.getBoolean("behind"),
                body(eventId, row));
    }

    /** One that cannot be opened does not keep the others from being read. */
    private OutboxRow.Body body(UUID eventId, ResultSet row) throws SQLException {
        try {
            return new OutboxRow.Body.Text(payloads.event(eventId, row));
        } catch (SealedPayloadException sealed) {
            return new OutboxRow.Body.Unreadable(sealed.why());
        }
    }
}
