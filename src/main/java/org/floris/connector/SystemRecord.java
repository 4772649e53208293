package org.floris.connector;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.floris.canonical.Ref;

/**
 * A record as a system holds it.
 *
 * @param values  by the system's attribute names. Types: String, Integer, Long, BigDecimal, Double, Boolean, Instant,
 *                UUID, {@link Sum}, {@link Option}, {@link Reference}, a List of Reference (activity parties). What is
 *                empty in the system is absent.
 * @param version   the system's own version of the record, where it has one
 * @param changedAt when it was changed last, by the system's own clock and as exact as that tells; empty where the system
 *                  does not say, or was not asked
 */
public record SystemRecord(Ref ref, Map<String, Object> values, Optional<String> version, Optional<Instant> changedAt) {
    public SystemRecord {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public SystemRecord(Ref ref, Map<String, Object> values, Optional<String> version) {
        this(ref, values, version, Optional.empty());
    }
}
