package org.floris.canonical;

import java.util.Objects;
import java.util.UUID;

/**
 * A record of the unified model; also the value of a lookup attribute.
 *
 * @param entity canonical entity, such as {@code client}
 * @param id     the id in the unified store
 */
public record RecordId(String entity, UUID id) {
    public RecordId {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(id, "id");
    }

    @Override
    public String toString() {
        return entity + "/" + id;
    }
}
