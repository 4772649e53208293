package org.floris.crash;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One side of a step. */
record CrashPoint(CrashStep step, boolean after) {
    static List<CrashPoint> all() {
        return Stream.of(CrashStep.values())
                .flatMap(step -> Stream.of(new CrashPoint(step, false), new CrashPoint(step, true)))
                .toList();
    }

    static Optional<CrashPoint> of(String name) {
        return all().stream().filter(point -> point.toString().equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return (after ? "after-" : "before-") + step.title();
    }
}
