package org.floris.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** What all other threads of this JVM have allocated: the hub, its systems and what works in the background. */
public final class Cost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<Long, Long> before = allocated();

    private Cost() {}

    public static Cost begin() {
        return new Cost();
    }

    /** Bytes since the beginning; more than any one call has held at any moment. */
    public long bytes() {
        return allocated().entrySet().stream()
                .mapToLong(thread -> Math.max(0, thread.getValue() - before.getOrDefault(thread.getKey(), 0L)))
                .sum();
    }

    private static Map<Long, Long> allocated() {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        Map<Long, Long> all = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            all.put(ids[i], bytes[i]);
        }
        all.remove(Thread.currentThread().getId());
        return all;
    }
}
