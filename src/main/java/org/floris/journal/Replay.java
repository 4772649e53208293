package org.floris.journal;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.floris.canonical.Why;

/**
 * A replay as it stands.
 *
 * @param shown    the filter, for people
 * @param total    what matched when it was started
 * @param outcomes how many changes came to what
 */
public record Replay(
        UUID id,
        ReplayState state,
        Why reason,
        Map<String, String> shown,
        boolean dryRun,
        int ratePerSecond,
        String by,
        Instant startedAt,
        Instant changedAt,
        long total,
        Map<ReplayOutcome, Long> outcomes) {
    /** Changes that it has gone through. */
    public long done() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }
}
