package org.floris.usage;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Operation;

/**
 * What to look for; what is empty does not matter.
 *
 * @param from hours that begin at or after
 * @param to   hours that begin before
 */
public record UsageFilter(
        Optional<UUID> user,
        Optional<String> system,
        Optional<String> entity,
        Optional<Operation> operation,
        Optional<Instant> from,
        Optional<Instant> to) {
    public static final UsageFilter ALL = new UsageFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
