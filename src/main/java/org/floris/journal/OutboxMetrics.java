package org.floris.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code floris.outbox.published} and {@code floris.outbox.delay}, from the commit of a write to the broker's. */
@Component
class OutboxMetrics {
    private final Counter published;
    private final Timer delay;

    OutboxMetrics(MeterRegistry meters) {
        this.published = meters.counter("floris.outbox.published");
        this.delay = meters.timer("floris.outbox.delay");
    }

    void published(List<OutboxRow> events) {
        Instant now = Instant.now();
        published.increment(events.size());
        events.forEach(event -> delay.record(Duration.between(event.createdAt(), now)));
    }
}
