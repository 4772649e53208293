package org.floris.store;

import java.util.Objects;
import java.util.UUID;

/**
 * The system that a user works in now.
 *
 * @param epoch  from 1, grows by 1 at each flip; a write that carries another one is refused
 * @param moving a batch with this user is being switched; his writes wait
 */
public record Home(UUID userId, String system, long epoch, boolean moving) {
    public Home {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(system, "system");
    }
}
