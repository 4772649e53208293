package org.floris.usage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.floris.canonical.Operation;
import org.floris.store.Users;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Counts in memory and writes at its leisure. What could not be written stays, and is written the next time. */
@Component
class BufferedUsageCounter implements UsageCounter, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(BufferedUsageCounter.class);
    private static final int LONGEST_NAME = 100;
    private static final long MILLIS_PER_HOUR = 3_600_000;

    private final Map<Feature, Tally> counts = new ConcurrentHashMap<>();
    private final UsageTable table;
    private final UsageSettings settings;
    private final Users users;
    private final Timer flushes;
    private final Counter rows;
    private final Counter uncounted;
    private final ScheduledExecutorService worker;

    BufferedUsageCounter(UsageTable table, UsageSettings settings, Users users, MeterRegistry meters) {
        this.table = table;
        this.settings = settings;
        this.users = users;
        flushes = meters.timer("floris.usage.flush");
        rows = meters.counter("floris.usage.flushed.rows");
        uncounted = meters.counter("floris.usage.uncounted");
        Gauge.builder("floris.usage.backlog", counts, Map::size)
                .description("Counts that are not yet in the database")
                .register(meters);
        worker = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "usage-flush");
            thread.setDaemon(true);
            return thread;
        });
        long period = settings.flushEvery().toMillis();
        worker.scheduleWithFixedDelay(this::flushQuietly, period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public void count(UUID user, String system, String entity, Operation operation) {
        try {
            if (isLeftOut(user)) {
                return;
            }
            Feature feature =
                    new Feature(user, system, named(entity), operation, System.currentTimeMillis() / MILLIS_PER_HOUR);
            if (counts.size() >= settings.backlog() && !counts.containsKey(feature)) {
                uncounted.increment();
                return;
            }
            add(feature, 1);
        } catch (RuntimeException observersNeverFail) {
            uncounted.increment();
        }
    }

    /** Without a lock: whole teams use the same feature at once. */
    private void add(Feature feature, long calls) {
        boolean added = false;
        while (!added) {
            Tally known = counts.get(feature);
            Tally tally = known == null ? counts.computeIfAbsent(feature, key -> new Tally()) : known;
            added = tally.add(calls);
        }
    }

    private boolean isLeftOut(UUID user) {
        return !settings.leaveOut().isEmpty()
                && users.byId(user)
                        .filter(known -> settings.leavesOut(known.login()))
                        .isPresent();
    }

    /** Callers may ask for anything; what cannot be a name is one thing, and does not stop all others on their way. */
    private static String named(String entity) {
        return isName(entity) ? entity : "?";
    }

    private static boolean isName(String entity) {
        for (int at = 0; at < entity.length(); at++) {
            char letter = entity.charAt(at);
            if (!(letter >= 'a' && letter <= 'z'
                    || letter >= 'A' && letter <= 'Z'
                    || letter >= '0' && letter <= '9'
                    || letter == '_')) {
                return false;
            }
        }
        return !entity.isEmpty() && entity.length() <= LONGEST_NAME;
    }

    /** Writes what was counted so far. */
    synchronized void flush() {
        List<UsageTable.Count> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            flushes.record(() -> table.add(taken));
            rows.increment(taken.size());
        } catch (RuntimeException away) {
            taken.forEach(count -> add(count.feature(), count.calls()));
            throw away;
        }
    }

    @Override
    public void destroy() {
        worker.shutdown();
        flushQuietly();
    }

    private List<UsageTable.Count> take() {
        List<UsageTable.Count> taken = new ArrayList<>();
        // Of a copy: what is counted anew while it is taken would be met again, and no statement takes a row twice.
        for (Feature feature : List.copyOf(counts.keySet())) {
            Tally tally = counts.remove(feature);
            if (tally != null) {
                long calls = tally.take();
                if (calls > 0) {
                    taken.add(new UsageTable.Count(feature, calls));
                }
            }
        }
        return taken;
    }

    private void flushQuietly() {
        try {
            flush();
        } catch (RuntimeException away) {
            LOG.warn("{} usage counts wait for the database: {}", counts.size(), away.getMessage());
        }
    }

    /** Calls of one feature until they are taken. Whoever comes later begins another one, so that none is lost. */
    private static final class Tally {
        private static final long TAKEN = Long.MIN_VALUE;

        private final AtomicLong calls = new AtomicLong();

        /** @return false when it was taken before */
        boolean add(long more) {
            return calls.addAndGet(more) > 0;
        }

        long take() {
            return calls.getAndSet(TAKEN);
        }
    }
}
