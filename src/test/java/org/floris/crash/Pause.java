package org.floris.crash;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting, without checked exceptions. */
final class Pause {
    private Pause() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }

    /** @return whether it came true in time */
    static boolean until(BooleanSupplier condition, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            millis(20);
        }
        return true;
    }
}
