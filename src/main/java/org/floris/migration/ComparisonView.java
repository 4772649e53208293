package org.floris.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A comparison, running or ended.
 *
 * @param reason      one sentence: how far it is, or what it found
 * @param differences how many were found; only the first ones of each entity are listed
 */
public record ComparisonView(
        UUID id,
        State state,
        String reason,
        List<String> nextSteps,
        String by,
        Instant startedAt,
        Duration took,
        long differences,
        List<EntityView> entities) {
    /** Where a comparison stands. */
    public enum State {
        RUNNING,
        /** Ended without a difference. */
        SAME,
        /** Ended with differences. */
        DIFFERENT,
        /** Could not be ended. */
        FAILED
    }

    /**
     * One canonical entity.
     *
     * @param counts      records by system, the unified store as {@code store}
     * @param differences how many differences it has
     * @param examples    the first of them
     */
    public record EntityView(
            String entity, boolean ended, Map<String, Long> counts, long differences, List<Difference> examples) {}

    /**
     * One record that is not the same everywhere.
     *
     * @param record     the canonical record, or the system's where it is linked to none
     * @param system     where it is otherwise than in the store
     * @param kind       {@code missing} there, {@code unlinked} there, or {@code differs}
     * @param attributes the canonical attributes that differ; values are never told
     */
    public record Difference(String record, String system, String kind, List<String> attributes) {}

    public boolean isRunning() {
        return state == State.RUNNING;
    }
}
