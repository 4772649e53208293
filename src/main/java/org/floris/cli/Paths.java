package org.floris.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Puts what people typed into an address. */
final class Paths {
    private Paths() {}

    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
