package org.floris.canonical;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An attribute of the unified model.
 *
 * @param personal whether it is personal data, which is never logged
 * @param targets  the canonical entities that a lookup or a party may point to; empty for other types
 * @param options  the codes of an option and their labels, in order; empty for other types. The first code of
 *                 {@code state} is the state that a new record has
 * @param onConflict whose value holds when it was changed outside the hub
 */
public record CanonicalAttribute(
        String name,
        AttributeType type,
        boolean personal,
        Labels labels,
        Set<String> targets,
        Map<String, Labels> options,
        OnConflict onConflict) {
    /** The attribute that holds the state of a record, changed by {@link Operation#SET_STATE} alone. */
    public static final String STATE = "state";

    /** The attribute that holds the owner of a record, changed by {@link Operation#ASSIGN} after the create. */
    public static final String OWNER = "owner";

    public CanonicalAttribute {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(onConflict, "onConflict");
        targets = Collections.unmodifiableSet(new LinkedHashSet<>(targets));
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
}
