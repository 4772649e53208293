package org.floris.crash;

import java.time.Duration;

/** Lets everybody work, or waits until nobody does. */
final class Gate {
    private int inside;
    private boolean shut = true;
    private boolean closedForGood;

    /** @return false when there will be no more work */
    synchronized boolean enter() {
        while (shut && !closedForGood) {
            await(1000);
        }
        inside++;
        return !closedForGood;
    }

    synchronized void leave() {
        inside--;
        notifyAll();
    }

    synchronized void open() {
        shut = false;
        notifyAll();
    }

    /** @throws IllegalStateException when somebody is still at work after that time */
    synchronized void shut(Duration within) {
        shut = true;
        long end = System.nanoTime() + within.toNanos();
        while (inside > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(inside + " callers still wait for an answer after " + within);
            }
            await(100);
        }
    }

    synchronized boolean isShut() {
        return shut;
    }

    synchronized void close() {
        closedForGood = true;
        notifyAll();
    }

    private void await(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            closedForGood = true;
        }
    }
}
