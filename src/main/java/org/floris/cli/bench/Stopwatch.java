package org.floris.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the same load against several targets in turn, so that whatever slows the machine down meets all of them. */
final class Stopwatch {
    private final Plan plan;
    private final Driver driver;
    private final Optional<Wrk> wrk;
    private final Consumer<String> progress;

    Stopwatch(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.driver = new Driver(plan.connections());
        this.wrk = Wrk.find(plan.directory(), plan.connections());
        this.progress = progress;
    }

    /** One run of a load. */
    interface Run {
        Measured of(double seconds) throws InterruptedException;
    }

    String driverName() {
        return wrk.isPresent() ? "wrk" : "the built-in driver";
    }

    /** As many calls as the target answers, by wrk where it is installed. */
    Run closedLoop(Load load) {
        return seconds -> wrk.isPresent() ? wrk.get().closedLoop(load, seconds) : driver.closedLoop(load, seconds);
    }

    Run atRate(Load load, double rate) {
        return seconds -> driver.atRate(load, seconds, rate);
    }

    /** @return a row for each target, in their order */
    List<Row> measure(String scenario, double rate, Map<Target, Run> runs) throws InterruptedException {
        Map<Target, List<Measured>> measured = new LinkedHashMap<>();
        Map<Target, Memory> before = new LinkedHashMap<>();
        progress.accept(scenario + (rate > 0 ? " at " + Math.round(rate) + " calls/s" : ""));
        for (Map.Entry<Target, Run> run : runs.entrySet()) {
            run.getValue().of(plan.warmUp());
            measured.put(run.getKey(), new ArrayList<>());
            memory(run.getKey()).ifPresent(memory -> before.put(run.getKey(), memory));
        }
        for (int round = 0; round < plan.runs(); round++) {
            for (Map.Entry<Target, Run> run : runs.entrySet()) {
                measured.get(run.getKey()).add(run.getValue().of(plan.seconds()));
            }
        }
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<Target, List<Measured>> all : measured.entrySet()) {
            Memory after = memory(all.getKey()).orElse(null);
            Memory earlier = before.get(all.getKey());
            double paused = after == null || earlier == null ? 0 : (after.collecting() - earlier.collecting()) * 1_000;
            rows.add(new Row(scenario, all.getKey().name(), rate, Measured.median(all.getValue()), after, paused, ""));
        }
        return rows;
    }

    private static Optional<Memory> memory(Target target) throws InterruptedException {
        Optional<ProcessHandle> process = target.process();
        return process.isPresent() ? Optional.of(Memory.of(process.get())) : Optional.empty();
    }
}
