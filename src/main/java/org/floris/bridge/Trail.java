package org.floris.bridge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.floris.canonical.Outcome;
import org.floris.canonical.Why;
import org.floris.crash.CrashPoints;
import org.floris.crash.CrashStep;
import org.floris.journal.Step;

/** The steps of one exchange, with their times, as they happen. Belongs to the one thread that carries the exchange. */
final class Trail {
    private final CrashPoints points;
    private final List<Step> steps = new ArrayList<>();

    Trail(CrashPoints points) {
        this.points = points;
    }

    /**
     * Does one step and notes it. A step that throws is noted as failed.
     *
     * @param outcomeOf what the result means
     */
    <T> T step(String name, String system, Supplier<T> work, Function<T, Outcome> outcomeOf) {
        Optional<CrashStep> point = CrashStep.of(name);
        point.ifPresent(points::before);
        Instant startedAt = Instant.now();
        long start = System.nanoTime();
        Outcome outcome = Outcome.FAILED;
        Why reason = null;
        try {
            T result = work.get();
            outcome = outcomeOf.apply(result);
            return result;
        } catch (RuntimeException failure) {
            reason = Reasons.of(failure);
            throw failure;
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            steps.add(new Step(name, system, outcome, startedAt, took, Optional.ofNullable(reason)));
            point.ifPresent(points::after);
        }
    }

    /** Notes a step that is not taken now. */
    void skip(String name, String system, Why why) {
        steps.add(new Step(name, system, Outcome.SKIPPED, Instant.now(), Duration.ZERO, Optional.of(why)));
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }
}
