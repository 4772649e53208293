package org.floris.connector.dynamics;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.floris.connector.login.SystemHttp;
import org.floris.connector.login.SystemLogins;
import org.floris.connector.settings.ConnectorCatalog;
import org.floris.connector.settings.ConnectorSettings;

/** HTTP to each active system: one log-in and one set of connections for its route and for the short way of reads. */
final class SystemHttps implements AutoCloseable {
    private final Map<String, SystemHttp> systems = new HashMap<>();

    SystemHttps(ConnectorCatalog catalog, SystemAnswers answers) {
        for (String system : catalog.systems()) {
            ConnectorSettings settings = catalog.of(system);
            long limit = settings.limits().maxMessageSize().toBytes();
            systems.put(
                    system,
                    SystemLogins.of(
                            settings,
                            URI.create(Endpoint.of(settings).url()),
                            (body, length) -> answers.read(
                                    body, length, limit, settings.timeOuts().read())));
        }
    }

    SystemHttp of(String system) {
        return systems.get(system);
    }

    @Override
    public void close() throws IOException {
        for (SystemHttp http : systems.values()) {
            http.close();
        }
    }
}
