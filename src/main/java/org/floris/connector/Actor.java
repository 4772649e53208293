package org.floris.connector;

import java.util.Optional;

/**
 * In whose name a system is called.
 *
 * @param systemUserId the user's id in the called system; empty means the hub's own account
 */
public record Actor(Optional<String> systemUserId) {
    public static final Actor HUB = new Actor(Optional.empty());

    public static Actor user(String systemUserId) {
        return new Actor(Optional.of(systemUserId));
    }
}
