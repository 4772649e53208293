package org.floris.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.floris.canonical.Why;
import org.floris.connector.Maintenance;
import org.floris.connector.SystemHealth;
import org.floris.connector.health.SystemHealthWatch;
import org.floris.console.Sample.Attention;
import org.floris.console.Sample.Point;
import org.floris.console.Sample.Side;
import org.floris.console.Sample.SystemLine;
import org.springframework.stereotype.Component;

/** Makes a {@link Sample} from the meters. Called once a second by one thread. */
@Component
class SampleTaker {
    private static final int FLOW_SECONDS = 10;
    private static final int MINUTE = 60;

    private final SystemMeters meters;
    private final SystemHealthWatch watch;
    private final Maintenance maintenance;
    private final Deque<Reading> readings = new ArrayDeque<>();

    SampleTaker(SystemMeters meters, SystemHealthWatch watch, Maintenance maintenance) {
        this.maintenance = maintenance;
        this.meters = meters;
        this.watch = watch;
    }

    /** The meters at one moment; all since the start. */
    private record Reading(
            long nanos,
            Map<String, CallCounts> calls,
            Map<String, Double> exchanges,
            Map<String, Map<String, Double>> outcomes) {}

    Sample take(SlowFigures.Taken slow) {
        Reading now = new Reading(
                System.nanoTime(),
                meters.calls(),
                meters.counted("floris.exchanges", "state"),
                meters.counted("floris.outcomes", "system", "outcome"));
        readings.addLast(now);
        while (readings.size() > MINUTE + 1) {
            readings.removeFirst();
        }
        Reading before = ago(FLOW_SECONDS);
        Reading minuteAgo = readings.getFirst();
        OptionalDouble lag = meters.gauge("floris.outbox.lag.seconds");
        return new Sample(
                point(now, ago(1)),
                systems(now, before, slow),
                sides(now, minuteAgo, slow),
                slow.journal(),
                Math.round(now.exchanges().getOrDefault("done", 0.0)
                        - minuteAgo.exchanges().getOrDefault("done", 0.0)),
                lag.isPresent() ? lag.getAsDouble() : null,
                new Attention(
                        count("floris.holds", "in_doubt"),
                        slow.waiting().parked(),
                        slow.waiting().dirty(),
                        slow.waiting().findings(),
                        count("floris.outbox.parked", "parked")),
                slow.latest());
    }

    private long count(String gauge, String state) {
        return Math.round(meters.gauge(gauge, "state", state).orElse(0));
    }

    private Reading ago(int seconds) {
        List<Reading> all = new ArrayList<>(readings);
        return all.get(Math.max(0, all.size() - 1 - seconds));
    }

    private static Point point(Reading now, Reading before) {
        CallCounts all = new CallCounts();
        now.calls().forEach((system, counts) -> all.add(since(counts, before, system)));
        double seconds = seconds(now, before);
        return new Point(
                System.currentTimeMillis(),
                all.reads() / seconds,
                all.writes() / seconds,
                all.broken() / seconds,
                all.within(0.5),
                all.within(0.99));
    }

    private List<SystemLine> systems(Reading now, Reading before, SlowFigures.Taken slow) {
        Map<String, String> breakers = meters.breakers();
        List<SystemLine> lines = new ArrayList<>();
        for (SystemHealth health : watch.latest()) {
            String name = health.system();
            lines.add(line(name, health.up() ? Why.NONE : health.reason(), breakers.get(name), now, before));
        }
        slow.parts().forEach((name, why) -> {
            if (lines.stream().noneMatch(line -> line.name().equals(name))) {
                lines.add(line(name, Why.plain(why), null, now, before));
            }
        });
        return lines;
    }

    private SystemLine line(String name, Why whyDown, String breaker, Reading now, Reading before) {
        CallCounts counts = now.calls().get(name);
        CallCounts flow = counts == null ? null : since(counts, before, name);
        Badge badge = maintenance.of(name).isPresent() ? new Badge(State.WAITING, "maintenance.state") : state(whyDown);
        return new SystemLine(
                name,
                badge,
                whyDown,
                breaker(breaker),
                flow == null ? null : flow.calls() / seconds(now, before),
                flow == null ? null : flow.within(0.5),
                flow == null ? null : flow.within(0.99));
    }

    private static Badge state(Why whyDown) {
        return whyDown.isEmpty() ? new Badge(State.FINE, "system.up") : new Badge(State.WRONG, "system.down");
    }

    private static Badge breaker(String state) {
        if (state == null) {
            return null;
        }
        return switch (state) {
            case "closed" -> new Badge(State.FINE, "breaker.closed");
            case "half_open" -> new Badge(State.WAITING, "breaker.half_open");
            case "open", "forced_open" -> new Badge(State.WRONG, "breaker.open");
            default -> new Badge(State.OFF, "breaker.off");
        };
    }

    private List<Side> sides(Reading now, Reading minuteAgo, SlowFigures.Taken slow) {
        List<Side> sides = new ArrayList<>();
        for (SystemHealth health : watch.latest()) {
            String name = health.system();
            Map<String, Double> since = new HashMap<>(now.outcomes().getOrDefault(name, Map.of()));
            minuteAgo
                    .outcomes()
                    .getOrDefault(name, Map.of())
                    .forEach((outcome, count) -> since.merge(outcome, -count, Double::sum));
            sides.add(new Side(
                    name,
                    slow.homes().getOrDefault(name, 0L),
                    of(since, "created") + of(since, "updated"),
                    of(since, "skipped") + of(since, "ignored"),
                    of(since, "failed")));
        }
        return sides;
    }

    private static long of(Map<String, Double> counts, String outcome) {
        return Math.round(counts.getOrDefault(outcome, 0.0));
    }

    private static CallCounts since(CallCounts counts, Reading before, String system) {
        return counts.since(before.calls().getOrDefault(system, new CallCounts()));
    }

    private static double seconds(Reading now, Reading before) {
        return Math.max(0.5, (now.nanos() - before.nanos()) / 1e9);
    }
}
