package org.floris.journal.retention;

import java.time.Instant;
import java.util.UUID;

/**
 * A run of the retention.
 *
 * @param days     how many it set out to do
 * @param kept     exchanges that stay of the days it has done
 * @param stopping somebody wants it to stop after the day at hand
 * @param reason   why it stands as it does, without personal data
 */
public record RetentionRun(
        UUID id,
        State state,
        String by,
        Instant startedAt,
        Instant changedAt,
        int days,
        int daysDone,
        long pruned,
        long kept,
        boolean stopping,
        String reason) {

    /** Where a run stands. Stored by name. */
    public enum State {
        RUNNING,
        DONE,
        /** By a person; what was done is done. */
        STOPPED,
        /** A day could not be done; the next run begins with it. */
        FAILED
    }
}
