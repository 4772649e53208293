package org.floris.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.RecordId;

/**
 * An event that cannot be published for its own reasons.
 *
 * @param reason   holds no personal data
 * @param behind   how many later events of the same record wait for it
 * @param attempts how often it was tried
 * @param retryAt  when it is tried again by itself
 * @param wish     what somebody has asked for and the publisher has yet to do
 */
public record ParkedEvent(
        UUID eventId,
        UUID exchangeId,
        RecordId record,
        String operation,
        String reason,
        Instant since,
        long behind,
        int attempts,
        Instant retryAt,
        Optional<Wish> wish) {
    public enum Wish {
        /** Publish it now if it can be. */
        RETRY,
        /** Never publish it; what waits behind it goes out. */
        DROP
    }
}
