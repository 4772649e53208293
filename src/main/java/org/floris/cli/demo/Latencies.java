package org.floris.cli.demo;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Latencies of calls, in microseconds; from many threads. */
final class Latencies {
    private final int[] micros;
    private final AtomicInteger count = new AtomicInteger();

    Latencies(int capacity) {
        this.micros = new int[capacity];
    }

    void add(long nanos) {
        int index = count.getAndIncrement();
        if (index < micros.length) {
            micros[index] = (int) Math.min(Integer.MAX_VALUE, nanos / 1_000);
        }
    }

    int count() {
        return count.get();
    }

    /** @param percent from 0 to 100; 0 ms when there was no call */
    double millis(double percent) {
        int size = Math.min(count.get(), micros.length);
        if (size == 0) {
            return 0;
        }
        int[] sorted = Arrays.copyOf(micros, size);
        Arrays.sort(sorted);
        int index = (int) Math.ceil(percent / 100 * size) - 1;
        return sorted[Math.max(0, Math.min(size - 1, index))] / 1_000.0;
    }
}
