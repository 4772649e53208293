package org.floris.connector.login;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Somebody's name and password.
 *
 * @param authorization the HTTP Basic header that they came in, as it came
 */
public record Credentials(String authorization, String user, String password) {
    private static final int SCHEME = "Basic ".length();

    /** Empty where the header cannot be read. */
    public static Optional<Credentials> in(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, SCHEME)) {
            return Optional.empty();
        }
        try {
            String pair = text(
                    Base64.getDecoder().decode(authorization.substring(SCHEME).strip()));
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credentials(authorization, pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** UTF-8, or what clients wrote before RFC 7617. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException older) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    static String header(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Credentials[user=" + user + "]";
    }
}
