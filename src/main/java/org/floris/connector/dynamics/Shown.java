package org.floris.connector.dynamics;

import java.util.regex.Pattern;

/** Names that came with a message, made fit for an error text. */
final class Shown {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]{1,100}");

    private Shown() {}

    /** The name in quotes, or a placeholder when it is not one. */
    static String name(String name) {
        return name != null && NAME.matcher(name).matches() ? "'" + name + "'" : "'?'";
    }
}
