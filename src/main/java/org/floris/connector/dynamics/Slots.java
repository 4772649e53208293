package org.floris.connector.dynamics;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import org.floris.connector.settings.ConnectorSettings;

/** The calls that a system may be carrying out at once: one number for its policy route and for the short way of reads. */
final class Slots {
    private Slots() {}

    /** The policy route finds the same one by its name, the id of the circuit breaker in {@code routes/policies}. */
    static Bulkhead of(BulkheadRegistry registry, ConnectorSettings settings) {
        return registry.bulkhead(
                settings.system() + "-slots",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.limits().concurrentCalls())
                        .maxWaitDuration(settings.limits().waitForSlot())
                        .build());
    }
}
