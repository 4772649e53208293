package org.floris.canonical;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A write in terms of the unified model.
 *
 * @param operation   one that {@linkplain Operation#isWrite() writes}
 * @param record      the record it is about; for a create, with the id that the hub has assigned
 * @param attributes  what is set or cleared; empty for a delete and for associations
 * @param association for ASSOCIATE and DISASSOCIATE only
 */
public record Change(Operation operation, RecordId record, Attributes attributes, Optional<Association> association) {
    public Change {
        if (!operation.isWrite()) {
            throw new IllegalArgumentException(operation + " writes nothing");
        }
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(attributes, "attributes");
        Objects.requireNonNull(association, "association");
    }

    public Change(Operation operation, RecordId record, Attributes attributes) {
        this(operation, record, attributes, Optional.empty());
    }

    public String entity() {
        return record.entity();
    }

    /** The other records that it names, in lookups and associations: a system has to have them before this change. */
    public Set<RecordId> references() {
        Set<RecordId> references = new LinkedHashSet<>();
        attributes.values().values().forEach(value -> addTo(references, value));
        association.ifPresent(tie -> references.addAll(tie.related()));
        references.remove(record);
        return references;
    }

    private static void addTo(Set<RecordId> references, Object value) {
        if (value instanceof RecordId reference) {
            references.add(reference);
        } else if (value instanceof List<?> list) {
            list.forEach(item -> addTo(references, item));
        }
    }
}
