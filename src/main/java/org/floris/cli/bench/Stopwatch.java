package org.floris.cli.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Runs the same load against several targets in turn, so that whatever slows the machine down meets all of them. */
final class Stopwatch {
    private final Plan plan;
    private final Driver driver;
    private final Optional<Wrk> wrk;
    private final Consumer<String> progress;
    private final Set<String> warm = new HashSet<>();

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
    List<Row> measure(String scenario, Map<Target, Run> runs) throws InterruptedException {
        return measure(scenario, target -> 0, runs);
    }

    /** @param rates calls a second that are sent to each */
    List<Row> measure(String scenario, ToDoubleFunction<Target> rates, Map<Target, Run> runs)
            throws InterruptedException {
        progress.accept(scenario);
        Map<Target, Memory> before = new LinkedHashMap<>();
        for (Map.Entry<Target, Run> run : runs.entrySet()) {
            if (rates.applyAsDouble(run.getKey()) > 0) {
                plan.warmUp().once(run.getValue());
            } else {
                warmUp(scenario, run.getKey(), run.getValue());
            }
            memory(run.getKey()).ifPresent(memory -> before.put(run.getKey(), memory));
        }
        Map<Target, List<Measured>> measured = inTurns(runs, plan.runs(), plan.seconds());
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<Target, List<Measured>> all : measured.entrySet()) {
            Memory after = memory(all.getKey()).orElse(null);
            Memory earlier = before.get(all.getKey());
            double paused = after == null || earlier == null ? 0 : (after.collecting() - earlier.collecting()) * 1_000;
            rows.add(new Row(
                    scenario,
                    all.getKey().name(),
                    rates.applyAsDouble(all.getKey()),
                    Measured.median(all.getValue()),
                    after,
                    paused,
                    ""));
        }
        return rows;
    }

    /** So many short runs of each in turn, where little is looked for: {@code plan.seconds} of them for each run. */
    <K> Map<K, List<Measured>> often(String scenario, Map<K, Run> runs) throws InterruptedException {
        progress.accept(scenario);
        for (Run run : runs.values()) {
            plan.warmUp().untilSteady(run, () -> 0);
        }
        return inTurns(runs, (int) Math.max(1, Math.round(plan.runs() * plan.seconds())), Math.min(1, plan.seconds()));
    }

    private static <K> Map<K, List<Measured>> inTurns(Map<K, Run> runs, int rounds, double seconds)
            throws InterruptedException {
        Map<K, List<Measured>> measured = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<K, Run> run : runs.entrySet()) {
                measured.computeIfAbsent(run.getKey(), key -> new ArrayList<>())
                        .add(run.getValue().of(seconds));
            }
        }
        return measured;
    }

    /** Whoever has done the same with another size before is warm already, but for his buffers. */
    void warmUp(String scenario, Target target, Run run) throws InterruptedException {
        boolean isNew = warm.add(target.name() + scenario.replaceAll("[0-9]+ KB", ""));
        if (!isNew || target.process().isEmpty()) {
            plan.warmUp().once(run);
        } else if (!plan.warmUp()
                        .untilSteady(run, () -> compiled(target.process().get()))
                && !plan.shortForm()) {
            progress.accept(target.name() + " was still getting faster, or compiling, when its warm-up was over.");
        }
    }

    private static double compiled(ProcessHandle process) throws InterruptedException {
        return Jstat.figures("-compiler", process)
                .map(figures -> figures.getOrDefault("Time", 0.0))
                .orElse(0.0);
    }

    private static Optional<Memory> memory(Target target) throws InterruptedException {
        Optional<ProcessHandle> process = target.process();
        return process.isPresent() ? Optional.of(Memory.of(process.get())) : Optional.empty();
    }
}
