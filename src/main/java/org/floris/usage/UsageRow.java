package org.floris.usage;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Operation;

/**
 * Calls of one group; what is not grouped by is empty.
 *
 * @param users how many different users made them
 */
public record UsageRow(
        Optional<String> system,
        Optional<String> entity,
        Optional<Operation> operation,
        Optional<UUID> user,
        Optional<Instant> hour,
        long calls,
        long users,
        Instant lastHour) {}
