package org.floris.connector.dynamics;

import java.util.Optional;

/**
 * A relationship by its schema name.
 *
 * @param primaryEntityRole {@code Referencing} or {@code Referenced}, for entities that are tied to themselves
 */
public record Relationship(String schemaName, Optional<String> primaryEntityRole) {
    public static Relationship of(String schemaName) {
        return new Relationship(schemaName, Optional.empty());
    }
}
