package org.floris.bridge;

import org.floris.connector.settings.ConnectorCatalog;
import org.floris.connector.settings.ConnectorSettings;
import org.floris.connector.settings.ConnectorSettings.OnMirrorDown;
import org.springframework.stereotype.Component;

/** As {@code onMirrorDown} of {@code connectors/<system>/connector.yaml} says; what is not named refuses. */
@Component
class ConnectorPolicies implements MirrorPolicies {
    private final ConnectorCatalog catalog;

    ConnectorPolicies(ConnectorCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public boolean defers(String system, String entity) {
        ConnectorSettings settings = catalog.of(system);
        return settings != null && settings.onMirrorDown().get(entity) == OnMirrorDown.DEFER;
    }
}
