package org.floris.journal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Wakes writers that wait for a record as soon as this hub lets one go; what another hub lets go they find by looking. */
@Component
class ReleasedHolds {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private volatile int waiting;

    void announce() {
        if (waiting == 0) {
            return;
        }
        lock.lock();
        try {
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns after {@code atMost}, or earlier when something was let go. */
    void await(Duration atMost) {
        lock.lock();
        try {
            waiting++;
            released.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            waiting--;
            lock.unlock();
        }
    }
}
