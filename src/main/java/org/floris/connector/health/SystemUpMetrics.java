package org.floris.connector.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.floris.connector.SystemHealth;

/** {@code floris.system.up}: 1 when the system answered its last question well, else 0. */
final class SystemUpMetrics implements MeterBinder {
    private final SystemHealthWatch watch;

    SystemUpMetrics(SystemHealthWatch watch) {
        this.watch = watch;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        watch.latest().stream().map(SystemHealth::system).forEach(system -> Gauge.builder(
                        "floris.system.up", () -> isUp(system) ? 1 : 0)
                .tag("system", system)
                .description("1 when the system answered its last health question well")
                .register(registry));
    }

    private boolean isUp(String system) {
        return watch.latest().stream()
                .anyMatch(health -> health.up() && health.system().equals(system));
    }
}
