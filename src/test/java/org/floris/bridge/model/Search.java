package org.floris.bridge.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Breadth first through every state that can be reached; stops at the first that breaks an invariant. */
final class Search {
    private final Protocol protocol;
    private final Configuration configuration;
    private final Map<World, Integer> numbers = new HashMap<>();
    private final List<World> worlds = new ArrayList<>();
    private final Numbers parents = new Numbers();
    private final Numbers depths = new Numbers();
    /** Pairs of from and to, of steps that are no faults. */
    private final Numbers ways = new Numbers();

    private final Set<Step> steps = EnumSet.noneOf(Step.class);
    private long transitions;

    private Search(Configuration configuration) {
        this.configuration = configuration;
        this.protocol = new Protocol(configuration);
    }

    /**
     * @param trace the shortest way to the state that breaks the invariant, one step a line
     */
    record Counterexample(Invariant invariant, List<String> trace) {
        @Override
        public String toString() {
            return invariant.name() + " is broken (" + invariant + "):\n  " + String.join("\n  ", trace);
        }
    }

    record Result(
            Configuration configuration,
            int states,
            long transitions,
            int depth,
            long milliseconds,
            Set<Step> steps,
            Optional<Counterexample> counterexample) {
        @Override
        public String toString() {
            return String.format(
                    "%-80s %,9d states %,10d transitions  depth %3d  %,6d ms  %s",
                    configuration.name(),
                    states,
                    transitions,
                    depth,
                    milliseconds,
                    counterexample
                            .map(found -> found.invariant().name() + " is broken after "
                                    + found.trace().size() + " steps")
                            .orElse("every invariant holds"));
        }
    }

    static Result of(Configuration configuration) {
        return new Search(configuration).run();
    }

    private Result run() {
        long begun = System.nanoTime();
        reach(protocol.begin(), -1, 0);
        Optional<Counterexample> found = broken(0);
        for (int number = 0; number < worlds.size() && found.isEmpty(); number++) {
            int before = worlds.size();
            expand(number);
            for (int fresh = before; fresh < worlds.size() && found.isEmpty(); fresh++) {
                found = broken(fresh);
            }
        }
        if (found.isEmpty()) {
            found = unsettled();
        }
        int depth = depths.get(worlds.size() - 1);
        return new Result(
                configuration,
                worlds.size(),
                transitions,
                depth,
                (System.nanoTime() - begun) / 1_000_000,
                steps,
                found);
    }

    private void expand(int number) {
        protocol.steps(worlds.get(number), (step, actor, who, detail, fault, next) -> {
            transitions++;
            steps.add(step);
            int to = reach(next, number, depths.get(number) + 1);
            if (!fault) {
                ways.add(number);
                ways.add(to);
            }
        });
    }

    private int reach(World world, int from, int depth) {
        Integer known = numbers.putIfAbsent(world, worlds.size());
        if (known != null) {
            return known;
        }
        worlds.add(world);
        parents.add(from);
        depths.add(depth);
        return worlds.size() - 1;
    }

    private Optional<Counterexample> broken(int number) {
        return protocol.broken(worlds.get(number)).map(invariant -> new Counterexample(invariant, trace(number)));
    }

    /** The first state from which no settled one can be reached without further faults. */
    private Optional<Counterexample> unsettled() {
        int[] begins = new int[worlds.size() + 1];
        for (int index = 0; index < ways.size(); index += 2) {
            begins[ways.get(index + 1) + 1]++;
        }
        for (int number = 0; number < worlds.size(); number++) {
            begins[number + 1] += begins[number];
        }
        int[] comesFrom = new int[ways.size() / 2];
        int[] filled = begins.clone();
        for (int index = 0; index < ways.size(); index += 2) {
            comesFrom[filled[ways.get(index + 1)]++] = ways.get(index);
        }
        boolean[] settles = new boolean[worlds.size()];
        Numbers todo = new Numbers();
        for (int number = 0; number < worlds.size(); number++) {
            if (protocol.settled(worlds.get(number))) {
                settles[number] = true;
                todo.add(number);
            }
        }
        for (int index = 0; index < todo.size(); index++) {
            int number = todo.get(index);
            for (int way = begins[number]; way < begins[number + 1]; way++) {
                if (!settles[comesFrom[way]]) {
                    settles[comesFrom[way]] = true;
                    todo.add(comesFrom[way]);
                }
            }
        }
        for (int number = 0; number < worlds.size(); number++) {
            if (!settles[number]) {
                return Optional.of(new Counterexample(Invariant.SETTLES, trace(number)));
            }
        }
        return Optional.empty();
    }

    /** The steps are not stored; they are taken again along the parents. */
    private List<String> trace(int number) {
        List<String> trace = new ArrayList<>();
        for (int at = number; parents.get(at) >= 0; at = parents.get(at)) {
            World reached = worlds.get(at);
            List<String> labels = new ArrayList<>();
            protocol.steps(worlds.get(parents.get(at)), (step, actor, who, detail, fault, next) -> {
                if (next.equals(reached)) {
                    labels.add(Sentences.of(configuration, step, actor, who, detail));
                }
            });
            trace.add(labels.get(0) + Sentences.of(configuration, reached));
        }
        Collections.reverse(trace);
        return trace;
    }

    /** Whole numbers, growing. */
    private static final class Numbers {
        private int[] numbers = new int[1024];
        private int size;

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            numbers[size++] = number;
        }

        int get(int index) {
            return numbers[index];
        }

        int size() {
            return size;
        }
    }
}
