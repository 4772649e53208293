package org.floris.journal;

import java.util.Objects;
import java.util.UUID;

/**
 * What a person has decided about a finding.
 *
 * @param by login of the person
 */
public record Decided(UUID finding, Decision decision, String by) {
    public Decided {
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(by, "by");
    }
}
