package org.floris.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.floris.canonical.Attributes;
import org.floris.canonical.OnConflict;

/**
 * What somebody had written in a system past the hub, and an exchange has overwritten there.
 *
 * @param rules  by which rule each of the attributes was decided
 * @param values of these attributes, cleared where the system had nothing
 */
public record LostValues(String system, Map<String, OnConflict> rules, Attributes values) {
    public LostValues {
        Objects.requireNonNull(system, "system");
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        Objects.requireNonNull(values, "values");
    }
}
