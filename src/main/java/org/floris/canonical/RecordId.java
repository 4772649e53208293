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

    /** @param text as {@link #toString} writes it */
    public static RecordId parse(String text) {
        int slash = text.indexOf('/');
        return new RecordId(text.substring(0, slash), UUID.fromString(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return entity + "/" + id;
    }
}
