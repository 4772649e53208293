package org.floris.bridge;

import org.floris.crash.CrashPoints;
import org.floris.crash.CrashStep;

/** Ends the thread before a write, as the end of the process would: nothing after it happens. */
final class Death implements CrashPoints {
    private int writes;

    Death(int writes) {
        this.writes = writes;
    }

    static final class Died extends Error {}

    @Override
    public void before(CrashStep step) {
        if (step == CrashStep.SETTLE && --writes == 0) {
            throw new Died();
        }
    }

    @Override
    public void after(CrashStep step) {}
}
