package org.floris.cli.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Calls from as many threads as there are connections. At a constant rate a call's time begins when it was due, not when
 * it was sent, so that a server which makes its callers wait cannot hide it (coordinated omission).
 */
final class Driver {
    private static final int SIGNIFICANT_DIGITS = 3;

    private final int connections;

    Driver(int connections) {
        this.connections = connections;
    }

    /** As fast as the answers come. */
    Measured closedLoop(Load load, double seconds) throws InterruptedException {
        return run(load, requests(load)::get, seconds, 0);
    }

    /** @param rate calls a second, all connections together */
    Measured atRate(Load load, double seconds, double rate) throws InterruptedException {
        return run(load, requests(load)::get, seconds, rate);
    }

    /** As fast as the answers come, each call with a message of its own, by its number. */
    Measured closedLoop(Load load, LongFunction<Load.Message> messages, double seconds) throws InterruptedException {
        return run(load, number -> HttpWire.request(load.url(), load.headers(), messages.apply(number)), seconds, 0);
    }

    private static Ring requests(Load load) {
        return new Ring(load.messages().stream()
                .map(message -> HttpWire.request(load.url(), load.headers(), message))
                .toList());
    }

    private record Ring(List<byte[]> requests) {
        byte[] get(long number) {
            return requests.get((int) (number % requests.size()));
        }
    }

    private Measured run(Load load, LongFunction<byte[]> requests, double seconds, double rate)
            throws InterruptedException {
        Histogram times = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(2), SIGNIFICANT_DIGITS);
        AtomicLong errors = new AtomicLong();
        CountDownLatch done = new CountDownLatch(connections);
        long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
        long end = begin + (long) (seconds * 1e9);
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < connections; caller++) {
            Calls calls = new Calls(load, requests, times, errors, begin, end, rate, caller);
            callers.add(new Thread(
                    () -> {
                        calls.make();
                        done.countDown();
                    },
                    "bench-caller-" + caller));
        }
        callers.forEach(Thread::start);
        done.await();
        double took = (System.nanoTime() - begin) / 1e9;
        return new Measured(
                times.getTotalCount() / took,
                times.getValueAtPercentile(50) / 1e6,
                times.getValueAtPercentile(99) / 1e6,
                times.getValueAtPercentile(99.9) / 1e6,
                errors.get());
    }

    /** The calls of one connection. */
    private final class Calls {
        private final Load load;
        private final LongFunction<byte[]> requests;
        private final Histogram times;
        private final AtomicLong errors;
        private final long begin;
        private final long end;
        private final double rate;
        private final int caller;
        private HttpWire wire;

        Calls(
                Load load,
                LongFunction<byte[]> requests,
                Histogram times,
                AtomicLong errors,
                long begin,
                long end,
                double rate,
                int caller) {
            this.load = load;
            this.requests = requests;
            this.times = times;
            this.errors = errors;
            this.begin = begin;
            this.end = end;
            this.rate = rate;
            this.caller = caller;
        }

        void make() {
            for (long number = caller; ; number += connections) {
                long due = rate > 0 ? begin + (long) (number / rate * 1e9) : System.nanoTime();
                if (due >= end) {
                    break;
                }
                waitUntil(rate > 0 ? due : begin);
                long from = rate > 0 ? due : System.nanoTime();
                if (call(requests.apply(number))) {
                    times.recordValue(Math.min(System.nanoTime() - from, times.getHighestTrackableValue()));
                } else {
                    errors.incrementAndGet();
                }
            }
            hangUp();
        }

        private static void waitUntil(long due) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }

        private boolean call(byte[] request) {
            try {
                if (wire == null) {
                    wire = new HttpWire(load.url());
                }
                return wire.call(request) == 200;
            } catch (IOException | RuntimeException broken) {
                hangUp();
                return false;
            }
        }

        private void hangUp() {
            try {
                if (wire != null) {
                    wire.close();
                }
            } catch (IOException ignored) {
                // The next call opens a new one.
            }
            wire = null;
        }
    }
}
