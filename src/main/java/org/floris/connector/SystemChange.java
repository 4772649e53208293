package org.floris.connector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;

/**
 * A write in a system's own terms.
 *
 * @param ref    the record; for a create, with the id that the hub has assigned
 * @param values as in {@link SystemRecord}; a null value clears the attribute. SET_STATE carries {@code statecode} and
 *               {@code statuscode} as {@link Option}, ASSIGN carries {@code ownerid} as {@link Reference}
 * @param tie    for ASSOCIATE and DISASSOCIATE only
 */
public record SystemChange(Operation operation, Ref ref, Map<String, Object> values, Optional<Tie> tie) {
    public SystemChange {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public SystemChange(Operation operation, Ref ref, Map<String, Object> values) {
        this(operation, ref, values, Optional.empty());
    }

    /** Whether nothing is left to write of a change to what a record holds. */
    public boolean changesNothing() {
        return values.isEmpty()
                && switch (operation) {
                    case UPDATE, ASSIGN, SET_STATE -> true;
                    default -> false;
                };
    }

    /** A relationship of the system by its schema name, and the records on its other side. */
    public record Tie(String relationship, List<Reference> related) {
        public Tie {
            related = List.copyOf(related);
        }
    }
}
