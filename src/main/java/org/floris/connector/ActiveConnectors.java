package org.floris.connector;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All connectors that there are beans of. */
@Component
class ActiveConnectors implements Connectors {
    private final ObjectProvider<Connector> beans;
    private volatile Map<String, Connector> bySystem;

    /** Connectors need Camel, and Camel's beans need this: so they are looked up when they are first asked for. */
    ActiveConnectors(ObjectProvider<Connector> beans) {
        this.beans = beans;
    }

    @Override
    public Set<String> systems() {
        return bySystem().keySet();
    }

    @Override
    public Connector get(String system) {
        Connector connector = bySystem().get(system);
        if (connector == null) {
            throw new FlorisException(
                    ErrorCode.NOT_MAPPED,
                    "The system '" + system + "' is not active here; active are " + String.join(", ", systems()) + ".");
        }
        return connector;
    }

    private Map<String, Connector> bySystem() {
        Map<String, Connector> known = bySystem;
        if (known == null) {
            Map<String, Connector> found = new LinkedHashMap<>();
            beans.orderedStream().forEach(connector -> found.put(connector.system(), connector));
            bySystem = known = found;
        }
        return known;
    }
}
