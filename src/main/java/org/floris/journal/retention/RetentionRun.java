package org.floris.journal.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.floris.canonical.Why;

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
        Why reason) {

    /** From its beginning to its end, or until now as far as it is. */
    public Duration took() {
        return Duration.between(startedAt, changedAt);
    }

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
