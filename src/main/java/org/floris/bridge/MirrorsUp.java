package org.floris.bridge;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Connectors;
import org.springframework.stereotype.Component;

/** A mirror that is known to be down refuses the write at once, before home is touched. */
@Component
class MirrorsUp {
    private final Connectors connectors;

    MirrorsUp(Connectors connectors) {
        this.connectors = connectors;
    }

    void check(WritePlan plan) {
        for (String system : plan.mirrorSystems()) {
            if (connectors.get(system).knownDown()) {
                throw new FlorisException(
                        ErrorCode.SYSTEM_UNAVAILABLE,
                        system + " is down, and what is written in "
                                + plan.home().system()
                                + " has to be written there too. Nothing was changed; try again in a moment.");
            }
        }
    }
}
