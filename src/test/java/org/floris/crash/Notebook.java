package org.floris.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Everything that the callers have asked for and been told. */
final class Notebook {
    private final AtomicLong serials = new AtomicLong();
    private final ConcurrentLinkedQueue<Write> writes = new ConcurrentLinkedQueue<>();
    private final AtomicLong acknowledged = new AtomicLong();

    String nextSerial() {
        return "w%07d".formatted(serials.incrementAndGet());
    }

    void note(Write write) {
        writes.add(write);
        if (write.acknowledged()) {
            acknowledged.incrementAndGet();
        }
    }

    long acknowledged() {
        return acknowledged.get();
    }

    List<Write> writes() {
        return new ArrayList<>(writes);
    }
}
