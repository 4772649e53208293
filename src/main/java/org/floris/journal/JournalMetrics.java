package org.floris.journal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** {@code floris.exchanges}, {@code floris.outcomes}, {@code floris.journal.open} and {@code floris.journal.close}. */
@Component
class JournalMetrics {
    private final MeterRegistry meters;
    private final Timer opening;
    private final Timer closing;

    JournalMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.opening = meters.timer("floris.journal.open");
        this.closing = meters.timer("floris.journal.close");
    }

    <T> T timeOpening(Supplier<T> work) {
        return opening.record(work);
    }

    void timeClosing(Supplier<Object> work) {
        closing.record(work);
    }

    void count(OpenExchange exchange, Closing made) {
        count(exchange, made.to(), made.steps());
    }

    void count(OpenExchange exchange, ExchangeState to, List<Step> steps) {
        // Names of entities that are not mapped come from callers: any number of them.
        String entity =
                exchange.intent().change().map(change -> change.entity()).orElse("other");
        meters.counter(
                        "floris.exchanges",
                        "state",
                        to.name().toLowerCase(java.util.Locale.ROOT),
                        "operation",
                        exchange.intent().operation().name().toLowerCase(java.util.Locale.ROOT),
                        "entity",
                        entity,
                        "home",
                        exchange.intent().home().system())
                .increment();
        for (Step step : steps) {
            meters.counter(
                            "floris.outcomes",
                            "system",
                            step.system(),
                            "entity",
                            entity,
                            "outcome",
                            step.outcome().label())
                    .increment();
        }
    }
}
