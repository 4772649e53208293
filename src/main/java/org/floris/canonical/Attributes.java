package org.floris.canonical;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Canonical attributes by name, in order. A name with a null value means "cleared"; an absent name means "untouched".
 *
 * <p>Values are of the Java type of their {@link AttributeType}: String (text, memo, option code, identifier), Long,
 * BigDecimal (without trailing zeroes), Boolean, LocalDate, Instant, {@link Money}, {@link RecordId} or a List of
 * RecordId.
 */
public record Attributes(Map<String, Object> values) {
    public static final Attributes NONE = new Attributes(Map.of());

    public Attributes {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Object get(String name) {
        return values.get(name);
    }

    public Set<String> names() {
        return values.keySet();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** These attributes with those of {@code change} laid over them; cleared ones stay present as null. */
    public Attributes with(Attributes change) {
        Map<String, Object> merged = new LinkedHashMap<>(values);
        merged.putAll(change.values);
        return new Attributes(merged);
    }

    /** These attributes reduced to {@code names}; a name that is not here is present as null. */
    public Attributes onlyOrNull(Set<String> names) {
        Map<String, Object> reduced = new LinkedHashMap<>();
        names.forEach(name -> reduced.put(name, values.get(name)));
        return new Attributes(reduced);
    }
}
