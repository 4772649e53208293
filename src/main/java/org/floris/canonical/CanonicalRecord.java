package org.floris.canonical;

import java.util.Objects;

/** A record of the unified model as it stands. */
public record CanonicalRecord(RecordId id, Attributes attributes) {
    public CanonicalRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(attributes, "attributes");
    }
}
