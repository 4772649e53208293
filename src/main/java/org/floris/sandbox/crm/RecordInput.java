package org.floris.sandbox.crm;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A record as a caller gave it.
 *
 * @param id null when the caller left it empty
 * @param attributes by name; a null value clears the attribute
 * @param keys the alternate key that names it in the place of an id, by attribute
 * @param related the records that come along with it, by the relationship's name
 */
public record RecordInput(
        String entity,
        UUID id,
        Map<String, Object> attributes,
        Map<String, Object> keys,
        Map<String, List<RecordInput>> related) {
    public RecordInput(String entity, UUID id, Map<String, Object> attributes) {
        this(entity, id, attributes, Map.of(), Map.of());
    }
}
