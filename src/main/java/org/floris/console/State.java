package org.floris.console;

import java.util.Locale;

/** The five states that have a colour, each always with its icon and a word. */
enum State {
    FINE,
    ATTENTION,
    WRONG,
    WAITING,
    OFF;

    /** The icon's id in the sprite; with {@code is-} before it, the class of the style sheet. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    State worseOf(State other) {
        return weight() >= other.weight() ? this : other;
    }

    private int weight() {
        return switch (this) {
            case OFF -> 0;
            case FINE -> 1;
            case WAITING -> 2;
            case ATTENTION -> 3;
            case WRONG -> 4;
        };
    }
}
