package org.floris.migration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.floris.canonical.CanonicalEntity;
import org.floris.canonical.CanonicalModel;
import org.floris.connector.Connectors;
import org.floris.connector.mapping.Mappings;
import org.springframework.stereotype.Component;

/** The entities that the systems hold, in an order in which lookups point backwards. */
@Component
class SharedEntities {
    static final String USER = "user";

    private final CanonicalModel model;
    private final Mappings mappings;
    private final Connectors connectors;

    SharedEntities(CanonicalModel model, Mappings mappings, Connectors connectors) {
        this.model = model;
        this.mappings = mappings;
        this.connectors = connectors;
    }

    /** Users first, then whatever others point to before those who point. Circles are cut where they are met. */
    List<SharedEntity> inOrder() {
        Set<String> ordered = new LinkedHashSet<>();
        if (model.entity(USER).isPresent()) {
            ordered.add(USER);
        }
        model.entities().forEach(entity -> add(entity, ordered, new LinkedHashSet<>()));
        return ordered.stream()
                .map(this::withSources)
                .filter(entity -> !entity.sources().isEmpty())
                .toList();
    }

    SharedEntity users() {
        return withSources(USER);
    }

    private void add(CanonicalEntity entity, Set<String> ordered, Set<String> path) {
        if (ordered.contains(entity.name()) || !path.add(entity.name())) {
            return;
        }
        entity.attributes().values().stream()
                .flatMap(attribute -> attribute.targets().stream())
                .flatMap(target -> model.entity(target).stream())
                .forEach(target -> add(target, ordered, path));
        ordered.add(entity.name());
    }

    private SharedEntity withSources(String entity) {
        List<Source> sources = new ArrayList<>();
        for (String system : connectors.systems()) {
            mappings.ofCanonical(system, entity)
                    .ifPresent(mapping -> sources.add(new Source(connectors.get(system), mapping)));
        }
        return new SharedEntity(entity, sources);
    }
}
