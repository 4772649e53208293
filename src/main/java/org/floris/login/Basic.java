package org.floris.login;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The HTTP header of a log-in by name and password. */
final class Basic {
    private static final String SCHEME = "Basic ";

    private Basic() {}

    static String header(String user, String password) {
        return SCHEME + Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
    }

    static boolean is(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** The user's name, as far as it can be read. */
    static String nameIn(String authorization) {
        try {
            byte[] pair = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            String text = new String(pair, StandardCharsets.UTF_8);
            return text.substring(0, Math.max(0, text.indexOf(':')));
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
