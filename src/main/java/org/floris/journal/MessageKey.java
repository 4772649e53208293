package org.floris.journal;

import java.util.Objects;
import java.util.UUID;

/**
 * What makes two messages the same: the same caller has given them the same id. Another caller's message is never the
 * same, so that nobody gets an answer that was not for him.
 *
 * @param caller      from {@link #caller}
 * @param id          the caller's own id of the message, the same when he tries again
 * @param payloadHash the same for the same payload
 */
public record MessageKey(String caller, String id, String payloadHash) {
    public MessageKey {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(payloadHash, "payloadHash");
    }

    /** Who calls: a user, by the way and in the system whose dialect he speaks. */
    public static String caller(Way way, String dialectSystem, UUID userId) {
        return way + "/" + dialectSystem + "/" + userId;
    }
}
