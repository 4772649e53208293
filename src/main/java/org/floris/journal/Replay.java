package org.floris.journal;

import java.time.Instant;
import java.util.List;
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

    /** What to do now, as REST, launcher and console say it. */
    public List<Why> nextSteps() {
        return switch (state) {
            case RUNNING ->
                List.of(
                        Why.of("replay-look", "Look at it: floris replay show {0}", id),
                        Why.of("replay-stop", "Stop it: floris replay stop {0}", id));
            case STOPPED ->
                List.of(Why.of(
                        "replay-see-rest",
                        "See what it did: floris replay show {0}. Another one goes on with the rest.",
                        id));
            case DONE -> List.of(Why.of("replay-see", "See each change: floris replay show {0}", id));
        };
    }
}
