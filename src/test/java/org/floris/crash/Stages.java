package org.floris.crash;

import java.util.Locale;
import java.util.StringJoiner;

/** Where the time goes. */
final class Stages {
    private final StringJoiner told = new StringJoiner(", ");
    private long begun = System.nanoTime();

    void end(String stage) {
        long now = System.nanoTime();
        told.add(String.format(Locale.ROOT, "%s %.1f", stage, (now - begun) / 1e9));
        begun = now;
    }

    @Override
    public String toString() {
        return told + " s";
    }
}
