package org.floris.journal.retention;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * {@code floris.journal.retention.pruned} in exchanges, {@code floris.journal.retention.days.left} of the run at work
 * and {@code floris.journal.retention.age.seconds} since one came to its end, 0 before the first.
 */
@Component
class RetentionMetrics {
    private final Counter pruned;
    private final AtomicInteger left = new AtomicInteger();

    RetentionMetrics(MeterRegistry meters, RetentionRuns runs) {
        this.pruned = Counter.builder("floris.journal.retention.pruned")
                .description("Exchanges that the journal has let go")
                .register(meters);
        Gauge.builder("floris.journal.retention.days.left", left, AtomicInteger::get)
                .description("Days that the run at work has yet to do")
                .register(meters);
        Gauge.builder("floris.journal.retention.age.seconds", runs, RetentionMetrics::age)
                .description("Time since a run of the retention came to its end")
                .register(meters);
    }

    void pruned(long exchanges) {
        pruned.increment(Math.max(0, exchanges));
    }

    void left(int days) {
        left.set(days);
    }

    private static double age(RetentionRuns runs) {
        try {
            return runs.secondsSinceDone().orElse(0.0);
        } catch (RuntimeException away) {
            return Double.NaN;
        }
    }
}
