package org.floris.connector.health;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.floris.connector.SystemHealth;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.NamedContributor;

/** {@code /actuator/health/systems} and, for one system, {@code /actuator/health/systems/<system>}. */
final class SystemsHealthContributor implements CompositeHealthContributor {
    private final Map<String, HealthIndicator> systems = new LinkedHashMap<>();
    private final SystemHealthWatch watch;

    SystemsHealthContributor(SystemHealthWatch watch) {
        this.watch = watch;
        watch.latest().forEach(health -> systems.put(health.system(), () -> show(health.system())));
    }

    @Override
    public HealthContributor getContributor(String name) {
        return systems.get(name);
    }

    @Override
    public Iterator<NamedContributor<HealthContributor>> iterator() {
        return systems.entrySet().stream()
                .map(entry -> NamedContributor.of(entry.getKey(), (HealthContributor) entry.getValue()))
                .iterator();
    }

    private Health show(String system) {
        SystemHealth last = watch.latest().stream()
                .filter(health -> health.system().equals(system))
                .findFirst()
                .orElseThrow();
        Health.Builder shown = last.up()
                ? Health.up()
                : Health.down().withDetail("reason", last.reason().sentence());
        return shown.withDetail("answeredInMs", last.answeredIn().toMillis()).build();
    }
}
