package org.floris.canonical;

import java.util.Objects;

/**
 * A record in a system.
 *
 * @param system the system's name, such as {@code forsage}
 * @param entity the entity's name in that system, such as {@code contact}
 * @param id     the record's id in that system, in the system's own spelling; guids in lower case
 */
public record Ref(String system, String entity, String id) {
    public Ref {
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(id, "id");
    }

    @Override
    public String toString() {
        return system + "/" + entity + "/" + id;
    }
}
