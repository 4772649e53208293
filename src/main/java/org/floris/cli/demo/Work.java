package org.floris.cli.demo;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.floris.cli.demo.SoapCaller.Answer;

/** People at work: at a constant rate whatever the hub does, or as fast as it answers. */
final class Work {
    private static final int MOST_WAITING = 4_000;

    private final SoapCaller caller;
    private final Map<String, String> facades;
    private final Map<String, String> systems;

    /**
     * @param facades where the hub speaks for each system
     * @param systems where each system itself is
     */
    Work(SoapCaller caller, Map<String, String> facades, Map<String, String> systems) {
        this.caller = caller;
        this.facades = facades;
        this.systems = systems;
    }

    /** What came of it. */
    static final class Result {
        private final Latencies latencies;
        private final AtomicInteger failures = new AtomicInteger();
        private final AtomicInteger writes = new AtomicInteger();
        private final AtomicInteger pageSaves = new AtomicInteger();
        private final Queue<String> examples = new ConcurrentLinkedQueue<>();
        private volatile double seconds;

        Result(int capacity) {
            this.latencies = new Latencies(capacity);
        }

        Latencies latencies() {
            return latencies;
        }

        int failures() {
            return failures.get();
        }

        int writes() {
            return writes.get();
        }

        int pageSaves() {
            return pageSaves.get();
        }

        List<String> examples() {
            return List.copyOf(examples);
        }

        double seconds() {
            return seconds;
        }

        double perSecond() {
            return seconds == 0 ? 0 : latencies.count() / seconds;
        }

        private void count(Errand errand, Answer answer, long nanos) {
            latencies.add(nanos);
            if (errand.write()) {
                writes.incrementAndGet();
            }
            if (errand.pageSave()) {
                pageSaves.incrementAndGet();
            }
            if (!answer.isFine()) {
                failures.incrementAndGet();
                if (examples.size() < 5) {
                    examples.add(errand.message().operation() + " at "
                            + errand.person().system()
                            + (errand.pageSave() ? " (page)" : "") + ": HTTP " + answer.status() + " "
                            + answer.fault());
                }
            }
        }
    }

    /**
     * Everybody takes his turn, one call each {@code everySeconds}. A call's latency counts from when it was due, so a
     * hub that stalls is charged for everybody who would have called meanwhile.
     */
    Result atConstantRate(List<Person> people, double everySeconds, double seconds, AtomicBoolean goesOn) {
        double rate = people.size() / everySeconds;
        int calls = (int) (rate * seconds);
        Result result = new Result(calls);
        Semaphore waiting = new Semaphore(MOST_WAITING);
        long began = System.nanoTime();
        int sent = 0;
        while (sent < calls && goesOn.get()) {
            long due = began + (long) (sent / rate * 1e9);
            dispatch(people.get(sent++ % people.size()), due, result, waiting);
        }
        waiting.acquireUninterruptibly(MOST_WAITING);
        result.seconds = (System.nanoTime() - began) / 1e9;
        return result;
    }

    /**
     * People arrive one after the other, as on every morning, until all are at work. Nobody measures how fast a hub
     * is that has just been started, but no call may fail.
     */
    Result arriving(List<Person> people, double everySeconds, double seconds) {
        double rate = people.size() / everySeconds;
        int calls = (int) (rate * seconds / 2);
        Result result = new Result(calls);
        Semaphore waiting = new Semaphore(MOST_WAITING);
        long began = System.nanoTime();
        for (int sent = 0; sent < calls; sent++) {
            // The rate grows evenly, so the number of calls grows with the square of the time.
            long due = began + (long) (Math.sqrt(sent / (double) calls) * seconds * 1e9);
            dispatch(people.get(sent % people.size()), due, result, waiting);
        }
        waiting.acquireUninterruptibly(MOST_WAITING);
        result.seconds = (System.nanoTime() - began) / 1e9;
        return result;
    }

    private void dispatch(Person person, long due, Result result, Semaphore waiting) {
        sleepUntil(due);
        waiting.acquireUninterruptibly();
        Errand errand = Errand.next(person);
        send(errand).thenAccept(answer -> {
            result.count(errand, answer, System.nanoTime() - due);
            waiting.release();
        });
    }

    /** @param atOnce how many calls are always under way */
    Result asFastAsItGoes(List<Person> people, int atOnce, double seconds) {
        Result result = new Result(2_000_000);
        Semaphore free = new Semaphore(atOnce);
        long began = System.nanoTime();
        long end = began + (long) (seconds * 1e9);
        int sent = 0;
        while (System.nanoTime() < end) {
            free.acquireUninterruptibly();
            Errand errand = Errand.next(people.get(sent++ % people.size()));
            long start = System.nanoTime();
            send(errand).thenAccept(answer -> {
                result.count(errand, answer, System.nanoTime() - start);
                free.release();
            });
        }
        free.acquireUninterruptibly(atOnce);
        result.seconds = (System.nanoTime() - began) / 1e9;
        return result;
    }

    private java.util.concurrent.CompletableFuture<Answer> send(Errand errand) {
        Person person = errand.person();
        String address = (errand.pageSave() ? systems : facades).get(person.system());
        return caller.send(address, person.login(), errand.message()).thenApply(answer -> {
            if (errand.makesTask() && answer.isFine() && answer.createdId() != null) {
                person.remember(answer.createdId());
            }
            return answer;
        });
    }

    private static void sleepUntil(long due) {
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
    }
}
