package org.floris.bridge;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What is in doubt, for people who would rather not wait for the hub's next look. */
public interface Doubts {
    /** When this hub looks next after each exchange that is in doubt. */
    Map<UUID, Instant> nextLooks();

    /** Looks after an exchange at once, in the caller's thread; systems are asked and may be written. */
    Look lookNow(UUID exchangeId);

    /** What a look came to. */
    enum Look {
        SETTLED,
        STILL_IN_DOUBT,
        /** Another hub or thread has it, or it is not in doubt any more. */
        WITH_SOMEBODY_ELSE
    }
}
