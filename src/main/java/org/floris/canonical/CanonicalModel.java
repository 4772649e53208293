package org.floris.canonical;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The unified model, as {@code connectors/canonical.yaml} describes it. Read once at the start; never changes. */
public final class CanonicalModel {
    private final Map<String, CanonicalEntity> entities;

    public CanonicalModel(Collection<CanonicalEntity> entities) {
        Map<String, CanonicalEntity> byName = new LinkedHashMap<>();
        entities.forEach(entity -> byName.put(entity.name(), entity));
        this.entities = Collections.unmodifiableMap(byName);
    }

    /** All entities, in order. */
    public Collection<CanonicalEntity> entities() {
        return entities.values();
    }

    public Optional<CanonicalEntity> entity(String name) {
        return Optional.ofNullable(entities.get(name));
    }

    public Optional<CanonicalAttribute> attribute(String entity, String attribute) {
        return entity(entity).map(found -> found.attributes().get(attribute));
    }

    /** The relation that records of {@code entity} have under this name, on whichever side they are. */
    public Optional<Relation> relation(String entity, String name) {
        return entity(entity).map(found -> found.relations().get(name));
    }
}
