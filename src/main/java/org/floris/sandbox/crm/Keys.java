package org.floris.sandbox.crm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Records that are named by an alternate key, which releases from 2015 on know. */
final class Keys {
    private final Database database;
    private final ValueChecker checker;

    Keys(Database database) {
        this.database = database;
        this.checker = new ValueChecker(database);
    }

    /** The same record with its id, where it is named by a key and exists. */
    RecordInput resolved(RecordInput input) {
        if (input.keys().isEmpty()) {
            return input;
        }
        EntityType entity = database.schema().entity(input.entity());
        Map<Attribute, Object> key = new LinkedHashMap<>();
        input.keys().forEach((name, value) -> {
            Attribute attribute = entity.attribute(name);
            key.put(attribute, checker.check(entity, attribute, value));
        });
        UUID found = null;
        for (Object[] row : database.table(entity).after(null)) {
            boolean same = key.entrySet().stream()
                    .allMatch(part -> Objects.equals(row[part.getKey().index()], part.getValue()));
            if (same && found != null) {
                throw new CrmFault(CrmFault.DUPLICATE, "More than one record has this key.");
            }
            found = same ? (UUID) row[0] : found;
        }
        return found == null
                ? input
                : new RecordInput(input.entity(), found, input.attributes(), Map.of(), input.related());
    }

    /** With the key's values as attributes, for a record that is created by its key. */
    static RecordInput withKey(RecordInput input) {
        Map<String, Object> attributes = new LinkedHashMap<>(input.attributes());
        attributes.putAll(input.keys());
        return new RecordInput(input.entity(), input.id(), attributes, Map.of(), input.related());
    }
}
