package org.floris.journal;

import java.util.Objects;
import org.floris.canonical.Why;

/**
 * A mirror that does not have the change yet when its exchange is closed, and gets it later.
 *
 * @param why it was not written at its turn
 */
public record Owed(String system, Why why) {
    public Owed {
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(why, "why");
    }
}
