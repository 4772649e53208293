package org.floris.connector.mapping;

import java.util.List;
import java.util.Optional;

/** The mappings of all systems, read and checked at the start. */
public final class Mappings {
    /** The mapping of a system's entity, such as forsage's {@code contact}; empty when it means nothing to the hub. */
    public Optional<EntityMapping> ofSystemEntity(String system, String systemEntity) {
        throw new UnsupportedOperationException();
    }

    /** The mapping of a canonical entity, such as {@code client}, into a system; empty when the system has none. */
    public Optional<EntityMapping> ofCanonical(String system, String canonicalEntity) {
        throw new UnsupportedOperationException();
    }

    /** All mappings of a system; empty for a system without mappings. */
    public List<EntityMapping> of(String system) {
        throw new UnsupportedOperationException();
    }
}
