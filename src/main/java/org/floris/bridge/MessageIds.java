package org.floris.bridge;

import java.util.Optional;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/** The caller's own id of a message: the header {@code Idempotency-Key}, else what stands in the message itself. */
public final class MessageIds {
    /** The journal has an index on them. */
    public static final int LONGEST = 200;

    private MessageIds() {}

    /**
     * @param header    with or without quotes; null where there is none. It goes first: a client's library makes a new
     *                  wsa:MessageID for every try, and whoever sets the header means it
     * @param inMessage wsa:MessageID, or the plug-in's {@code messageId}
     * @throws FlorisException INVALID_VALUE for an id that is empty, too long or not plain text
     */
    public static Optional<String> of(String header, Optional<String> inMessage) {
        if (header != null) {
            String key = unquoted(header.strip());
            if (key.isEmpty()) {
                throw new FlorisException(ErrorCode.INVALID_VALUE, "The header Idempotency-Key is empty.");
            }
            return Optional.of(checked(key));
        }
        return inMessage.map(String::strip).filter(id -> !id.isEmpty()).map(MessageIds::checked);
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static String checked(String id) {
        if (id.length() > LONGEST || id.chars().anyMatch(Character::isISOControl)) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "The message id is longer than " + LONGEST
                            + " characters or holds control characters; use a UUID.");
        }
        return id;
    }
}
