package org.floris.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Why;
import org.floris.journal.events.EventVersion;

/**
 * One event that waits to be published; ids grow in the order in which the writes of a record were committed.
 *
 * @param version in which the body was written; empty in rows of release 0.1.0
 * @param behind  whether an earlier event of the same record is parked
 * @param body    a reason where it cannot be read
 */
record OutboxRow(
        long id,
        UUID eventId,
        UUID exchangeId,
        String entity,
        String operation,
        UUID recordId,
        Optional<EventVersion> version,
        Instant createdAt,
        boolean behind,
        Body body) {
    sealed interface Body {
        record Text(String json) implements Body {}

        record Unreadable(Why reason) implements Body {}
    }

    /** Of what was found to be good. */
    String json() {
        return ((Body.Text) body).json();
    }
}
