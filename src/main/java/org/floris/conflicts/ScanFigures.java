package org.floris.conflicts;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * {@code floris.conflicts.scan}, the time of each scan, {@code floris.conflicts.compared} by system,
 * {@code floris.conflicts.lag.seconds} by system, and of what waits to be looked at again
 * {@code floris.conflicts.waiting} and {@code floris.conflicts.waiting.seconds}, the age of the oldest.
 */
@Component
class ScanFigures {
    private final MeterRegistry meters;
    private final Timer scan;
    private final Map<String, AtomicLong> comparedAt = new ConcurrentHashMap<>();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong waitingSeconds = new AtomicLong();
    private final AtomicLong compared = new AtomicLong();
    private volatile Instant began;
    private volatile Duration took = Duration.ZERO;
    private volatile boolean running;
    private volatile Set<String> away = Set.of();

    ScanFigures(MeterRegistry meters) {
        this.meters = meters;
        this.scan = meters.timer("floris.conflicts.scan");
        Gauge.builder("floris.conflicts.waiting", waiting, AtomicLong::get)
                .description("Records that have to be compared again")
                .register(meters);
        Gauge.builder("floris.conflicts.waiting.seconds", waitingSeconds, AtomicLong::get)
                .description("How long the oldest of them has waited")
                .register(meters);
    }

    void begins() {
        began = Instant.now();
        running = true;
    }

    void ends(Set<String> couldNotBeAsked) {
        took = Duration.between(began, Instant.now());
        scan.record(took);
        away = Set.copyOf(new TreeSet<>(couldNotBeAsked));
    }

    /** However the scan has ended. */
    void rests() {
        running = false;
    }

    void compared(Source source, int records) {
        compared.addAndGet(records);
        meters.counter("floris.conflicts.compared", "system", source.system()).increment(records);
    }

    void refresh(List<Mark> marks, AgainTable.Waiting again) {
        Map<String, Long> oldest = new ConcurrentHashMap<>();
        marks.forEach(mark -> oldest.merge(mark.system(), mark.comparedAt().toEpochMilli(), Math::min));
        oldest.forEach((system, millis) ->
                comparedAt.computeIfAbsent(system, this::lag).set(millis));
        waiting.set(again.count());
        waitingSeconds.set(again.oldestSeconds());
    }

    private AtomicLong lag(String system) {
        AtomicLong since = new AtomicLong(System.currentTimeMillis());
        Gauge.builder(
                        "floris.conflicts.lag.seconds",
                        since,
                        millis -> Math.max(0, System.currentTimeMillis() - millis.get()) / 1000.0)
                .description("How long ago everything that was changed in the system had been compared")
                .tag("system", system)
                .register(meters);
        return since;
    }

    Optional<Instant> lastBegan() {
        return Optional.ofNullable(began);
    }

    Duration lastTook() {
        return took;
    }

    long scans() {
        return scan.count();
    }

    long compared() {
        return compared.get();
    }

    boolean isRunning() {
        return running;
    }

    Set<String> away() {
        return away;
    }
}
