package org.floris.connector.dynamics;

import org.apache.camel.spi.PropertiesFunction;
import org.floris.connector.settings.ConnectorCatalog;
import org.floris.connector.settings.ConnectorSettings;

/** {@code {{connector:forsage.url}}} in routes and kamelets: what {@code connector.yaml} says, in Camel's terms. */
final class ConnectorProperties implements PropertiesFunction {
    private final ConnectorCatalog catalog;
    private final String home;

    ConnectorProperties(ConnectorCatalog catalog, String home) {
        this.catalog = catalog;
        this.home = home;
    }

    @Override
    public String getName() {
        return "connector";
    }

    /** @param key a system and, behind a dot: active, url, port, contract, concurrentCalls, waitForSlot (ms) */
    @Override
    public String apply(String key) {
        int dot = key.indexOf('.');
        ConnectorSettings settings = dot < 0 ? null : catalog.of(key.substring(0, dot));
        if (key.endsWith(".active")) {
            return String.valueOf(settings != null);
        }
        if (settings == null) {
            return null;
        }
        return switch (key.substring(dot + 1)) {
            case "url" -> Endpoint.of(settings).url();
            case "port" -> Endpoint.of(settings).port();
            case "contract" -> "file:" + home + "/connectors/" + settings.system() + "/contract";
            case "concurrentCalls" -> String.valueOf(settings.limits().concurrentCalls());
            case "waitForSlot" -> String.valueOf(settings.limits().waitForSlot().toMillis());
            default -> null;
        };
    }
}
