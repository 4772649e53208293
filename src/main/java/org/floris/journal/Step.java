package org.floris.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.floris.canonical.Outcome;
import org.floris.canonical.Why;

/**
 * One thing that was done for an exchange in one system.
 *
 * @param name   {@code home}, {@code mirror}, {@code undo}, {@code read-back}…
 * @param reason why it was not as wished; without personal data
 */
public record Step(
        String name, String system, Outcome outcome, Instant startedAt, Duration took, Optional<Why> reason) {
    public Step {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(took, "took");
        Objects.requireNonNull(reason, "reason");
    }
}
