package org.floris.sandbox.crm;

import java.util.Map;
import java.util.UUID;

/**
 * A record as a caller gave it.
 *
 * @param id null when the caller left it empty
 * @param attributes by name; a null value clears the attribute
 * @param keys the alternate key that names it in the place of an id, by attribute
 */
public record RecordInput(String entity, UUID id, Map<String, Object> attributes, Map<String, Object> keys) {
    public RecordInput(String entity, UUID id, Map<String, Object> attributes) {
        this(entity, id, attributes, Map.of());
    }
}
