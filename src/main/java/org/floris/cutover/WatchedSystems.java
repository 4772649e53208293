package org.floris.cutover;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.floris.canonical.Why;
import org.floris.connector.Maintenance;
import org.floris.connector.MaintenanceNotice;
import org.floris.connector.SystemHealth;
import org.floris.connector.health.SystemHealthWatch;
import org.springframework.stereotype.Component;

@Component
class WatchedSystems implements KnownSystems {
    private final SystemHealthWatch watch;
    private final Maintenance maintenance;

    WatchedSystems(SystemHealthWatch watch, Maintenance maintenance) {
        this.watch = watch;
        this.maintenance = maintenance;
    }

    @Override
    public Set<String> names() {
        return watch.latest().stream().map(SystemHealth::system).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Optional<Why> whyDown(String system) {
        Optional<Why> inMaintenance = maintenance.of(system).map(MaintenanceNotice::why);
        return inMaintenance.isPresent() ? inMaintenance : whyNotUp(system);
    }

    private Optional<Why> whyNotUp(String system) {
        return watch.latest().stream()
                .filter(health -> health.system().equals(system))
                .findFirst()
                .map(health -> health.up() ? Optional.<Why>empty() : Optional.of(health.reason()))
                .orElse(Optional.of(Why.of("not-connected", "It is not among the connectors.")));
    }
}
