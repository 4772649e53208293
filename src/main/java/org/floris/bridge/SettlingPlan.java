package org.floris.bridge;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.Operation;
import org.floris.canonical.Why;
import org.floris.journal.Decision;
import org.floris.journal.Image;

/**
 * What a decision about a finding comes to. Personal values are masked.
 *
 * @param refusal  why it cannot be done now; empty when it can
 * @param sights   what each system shows now, home first
 * @param writes   what would be written, in order; empty when all systems agree already
 * @param mustEdit the attributes that an edit has to give a value for
 * @param mayEdit  the attributes that an edit may give a value for
 */
public record SettlingPlan(
        UUID finding,
        Decision decision,
        Optional<Why> refusal,
        List<Sight> sights,
        List<Write> writes,
        Set<String> mustEdit,
        Set<String> mayEdit) {
    public SettlingPlan {
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(refusal, "refusal");
        sights = List.copyOf(sights);
        writes = List.copyOf(writes);
    }

    /** What one system shows of the record. */
    public record Sight(String system, Image image) {}

    /**
     * One write to one system.
     *
     * @param from what it shows now of the attributes that are written
     * @param to   what it will hold
     */
    public record Write(String system, Operation operation, Attributes from, Attributes to) {}
}
