package org.floris.bridge;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.floris.canonical.Attributes;

/**
 * A record as one system shows it.
 *
 * @param attributes those that the system maps, cleared where it has nothing; one that is absent is not kept there
 * @param changedAt  when the system has changed the record last, by its own clock; empty where it does not say
 */
public record Side(Attributes attributes, Optional<Instant> changedAt) {
    public Side {
        Objects.requireNonNull(attributes, "attributes");
        Objects.requireNonNull(changedAt, "changedAt");
    }
}
