package org.floris.connector.dynamics;

import java.util.List;

/** {@code ArrayOfEntity}: the form in which some callers write activity parties. */
public record EntityArray(List<DynamicsEntity> entities) {
    public EntityArray {
        entities = List.copyOf(entities);
    }
}
