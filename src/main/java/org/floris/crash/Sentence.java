package org.floris.crash;

import java.util.concurrent.atomic.AtomicInteger;

/** Ends the process at the n-th passage of one point, as {@code kill -9} would: no hook runs, nothing is closed. */
final class Sentence implements CrashPoints {
    /** Unlike that of a killed process, so that a rehearsal can tell which death it was. */
    static final int EXIT_CODE = 86;

    private final CrashPoint point;
    private final int passage;
    private final Runnable end;
    private final AtomicInteger passages = new AtomicInteger();

    Sentence(CrashPoint point, int passage, Runnable end) {
        this.point = point;
        this.passage = passage;
        this.end = end;
    }

    @Override
    public void before(CrashStep step) {
        pass(step, false);
    }

    @Override
    public void after(CrashStep step) {
        pass(step, true);
    }

    private void pass(CrashStep step, boolean after) {
        if (step == point.step() && after == point.after() && passages.incrementAndGet() == passage) {
            end.run();
        }
    }
}
