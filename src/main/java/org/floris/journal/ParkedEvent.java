package org.floris.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;

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
        Why reason,
        Instant since,
        long behind,
        int attempts,
        Instant retryAt,
        Optional<Wish> wish) {
    /** What to do, as REST, launcher and console say it. */
    public List<Why> nextSteps() {
        return List.of(
                Why.of(
                        "event-retry",
                        "Remove the cause: the event is tried again by itself, or at once by floris events retry {0}.",
                        eventId),
                Why.of("event-drop", "If nobody needs it: floris events drop {0}.", eventId));
    }

    public enum Wish {
        /** Publish it now if it can be. */
        RETRY,
        /** Never publish it; what waits behind it goes out. */
        DROP
    }
}
