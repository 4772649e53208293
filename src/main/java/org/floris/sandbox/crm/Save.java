package org.floris.sandbox.crm;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A save that is validated and about to be committed.
 *
 * @param attributes what is written; a null value clears
 * @param before the values that these attributes have now; of a deletion: all values
 * @param version of the record before, as text; null of a record that is new or has none
 * @param relationship null unless records are associated or disassociated
 */
public record Save(
        SaveOperation operation,
        Caller caller,
        EntityType entity,
        UUID id,
        Map<Attribute, Object> attributes,
        Map<Attribute, Object> before,
        String version,
        String relationship,
        List<Reference> related) {}
