package org.floris.journal.retention;

import java.time.LocalDate;

/**
 * A day of the journal whose time has come.
 *
 * @param exchanges that stand there now
 * @param refused   of them refused, reversed or failed, and kept until their own time comes
 * @param unsettled of them open, in doubt, owed, parked or with an open finding, and kept until they are settled
 */
public record RetentionDay(LocalDate day, long exchanges, long refused, long unsettled) {
    public long kept() {
        return refused + unsettled;
    }

    public long pruned() {
        return exchanges - kept();
    }

    /** The whole day goes at once. */
    public boolean isDropped() {
        return kept() == 0;
    }
}
