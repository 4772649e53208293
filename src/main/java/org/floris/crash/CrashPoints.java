package org.floris.crash;

import java.util.function.Supplier;

/**
 * Told of every named step, from the thread that takes it. Does nothing but in a rehearsal, where it may end the process
 * there and then; it never throws.
 */
public interface CrashPoints {
    /** What a hub has that nobody rehearses with. */
    CrashPoints NONE = new CrashPoints() {
        @Override
        public void before(CrashStep step) {}

        @Override
        public void after(CrashStep step) {}
    };

    void before(CrashStep step);

    /** Also told when the step has failed. */
    void after(CrashStep step);

    default <T> T around(CrashStep step, Supplier<T> work) {
        before(step);
        try {
            return work.get();
        } finally {
            after(step);
        }
    }
}
