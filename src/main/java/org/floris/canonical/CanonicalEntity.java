package org.floris.canonical;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An entity of the unified model, with its attributes and relations by name, in the order of {@code canonical.yaml}.
 */
public record CanonicalEntity(
        String name, Labels labels, Map<String, CanonicalAttribute> attributes, Map<String, Relation> relations) {
    public CanonicalEntity {
        Objects.requireNonNull(name, "name");
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        relations = Collections.unmodifiableMap(new LinkedHashMap<>(relations));
    }
}
