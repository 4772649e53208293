package org.floris.console;

import java.util.Map;
import java.util.TreeMap;

/** Calls since the start, with how many of them took at most so many milliseconds. Built by one thread, then only read. */
final class CallCounts {
    private long calls;
    private long writes;
    private long broken;
    private final TreeMap<Double, Double> atMost = new TreeMap<>();

    void add(long count, boolean write, boolean failed, Map<Double, Double> buckets) {
        calls += count;
        writes += write && !failed ? count : 0;
        broken += failed ? count : 0;
        buckets.forEach((bound, cumulative) -> atMost.merge(bound, cumulative, Double::sum));
    }

    void add(CallCounts other) {
        calls += other.calls;
        writes += other.writes;
        broken += other.broken;
        other.atMost.forEach((bound, cumulative) -> atMost.merge(bound, cumulative, Double::sum));
    }

    /** What happened since {@code earlier}. */
    CallCounts since(CallCounts earlier) {
        CallCounts difference = new CallCounts();
        difference.calls = calls - earlier.calls;
        difference.writes = writes - earlier.writes;
        difference.broken = broken - earlier.broken;
        atMost.forEach((bound, cumulative) ->
                difference.atMost.put(bound, cumulative - earlier.atMost.getOrDefault(bound, 0.0)));
        return difference;
    }

    long calls() {
        return calls;
    }

    long writes() {
        return writes;
    }

    long broken() {
        return broken;
    }

    long reads() {
        return calls - writes - broken;
    }

    /**
     * The time within which {@code share} of the calls ended, in milliseconds, taken as evenly spread inside a bucket.
     *
     * @return null when there was none
     */
    Double within(double share) {
        if (atMost.isEmpty() || atMost.lastEntry().getValue() <= 0) {
            return null;
        }
        double wanted = atMost.lastEntry().getValue() * share;
        double lowerBound = 0;
        double below = 0;
        for (Map.Entry<Double, Double> bucket : atMost.entrySet()) {
            if (bucket.getValue() >= wanted) {
                double inBucket = bucket.getValue() - below;
                double part = inBucket <= 0 ? 1 : (wanted - below) / inBucket;
                double upper = Double.isInfinite(bucket.getKey()) ? lowerBound : bucket.getKey();
                return lowerBound + (upper - lowerBound) * part;
            }
            lowerBound = bucket.getKey();
            below = bucket.getValue();
        }
        return lowerBound;
    }
}
