package org.floris.journal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Tells the announcer of this hub that a system is owed something. */
@Component
class DeferredSignal {
    private final Semaphore news = new Semaphore(0);

    void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    void await(Duration atMost) throws InterruptedException {
        if (news.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            news.drainPermits();
        }
    }
}
