package org.floris.cutover;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.floris.canonical.Why;
import org.floris.connector.SystemHealth;
import org.floris.connector.health.SystemHealthWatch;
import org.springframework.stereotype.Component;

@Component
class WatchedSystems implements KnownSystems {
    private final SystemHealthWatch watch;

    WatchedSystems(SystemHealthWatch watch) {
        this.watch = watch;
    }

    @Override
    public Set<String> names() {
        return watch.latest().stream().map(SystemHealth::system).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Optional<Why> whyDown(String system) {
        return watch.latest().stream()
                .filter(health -> health.system().equals(system))
                .findFirst()
                .map(health -> health.up() ? Optional.<Why>empty() : Optional.of(health.reason()))
                .orElse(Optional.of(Why.of("not-connected", "It is not among the connectors.")));
    }
}
