package org.floris.sandbox.crm.wire;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts calls by operation, and those that ended in a fault. */
public final class CallCounts {
    private final ConcurrentHashMap<String, LongAdder> calls = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, LongAdder> faults = new ConcurrentHashMap<>();

    void called(String operation) {
        calls.computeIfAbsent(operation, any -> new LongAdder()).increment();
    }

    void faulted(String operation) {
        faults.computeIfAbsent(operation, any -> new LongAdder()).increment();
    }

    public Map<String, Long> calls() {
        return sums(calls);
    }

    public Map<String, Long> faults() {
        return sums(faults);
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counters) {
        Map<String, Long> sums = new TreeMap<>();
        counters.forEach((operation, counter) -> sums.put(operation, counter.sum()));
        return sums;
    }
}
