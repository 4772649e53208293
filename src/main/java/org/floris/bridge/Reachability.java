package org.floris.bridge;

import java.util.Optional;
import org.floris.canonical.Why;
import org.floris.connector.Connectors;
import org.floris.connector.Maintenance;
import org.floris.connector.MaintenanceNotice;
import org.floris.connector.health.SystemHealthWatch;
import org.springframework.stereotype.Component;

/** Whether a system can be called now, as far as anybody knows. Costs nothing to ask. */
@Component
class Reachability {
    private final Connectors connectors;
    private final Maintenance maintenance;
    private final SystemHealthWatch watch;

    Reachability(Connectors connectors, Maintenance maintenance, SystemHealthWatch watch) {
        this.connectors = connectors;
        this.maintenance = maintenance;
        this.watch = watch;
    }

    /** Why no call of any kind would come through: it is in maintenance, or its breaker is open. */
    Optional<Why> whyClosed(String system) {
        return maintenance
                .of(system)
                .map(MaintenanceNotice::why)
                .or(() -> connectors.get(system).knownDown()
                        ? Optional.of(Why.of("known-down", "{0} is down.", system))
                        : Optional.empty());
    }

    /** Why a call had better not be tried: also when the system did not answer the last probe. */
    Optional<Why> whyAway(String system) {
        return whyClosed(system).or(() -> watch.whyDown(system));
    }
}
