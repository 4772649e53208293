package org.floris.conflicts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.floris.canonical.CanonicalEntity;
import org.floris.canonical.CanonicalModel;
import org.floris.connector.Connector;
import org.floris.connector.Connectors;
import org.floris.connector.mapping.Mappings;
import org.springframework.stereotype.Component;

/** What is scanned: users first, then in the model's order, so that most lookups point to what was met before. */
@Component
class Sources {
    private static final String USER = "user";

    private final CanonicalModel model;
    private final Mappings mappings;
    private final Connectors connectors;

    Sources(CanonicalModel model, Mappings mappings, Connectors connectors) {
        this.model = model;
        this.mappings = mappings;
        this.connectors = connectors;
    }

    List<Source> inOrder() {
        List<Source> sources = new ArrayList<>();
        List<CanonicalEntity> entities = model.entities().stream()
                .sorted(Comparator.comparing(entity -> !entity.name().equals(USER)))
                .toList();
        for (CanonicalEntity entity : entities) {
            connectors.systems().forEach(system -> of(system, entity.name()).ifPresent(sources::add));
        }
        return sources;
    }

    Optional<Source> of(String system, String entity) {
        Connector connector = connectors.get(system);
        return mappings.ofCanonical(system, entity)
                .flatMap(mapping -> connector.changeFeed().map(feed -> new Source(connector, feed, mapping)));
    }
}
