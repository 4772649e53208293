package org.floris.journal.retention;

import java.util.List;
import java.util.Optional;

/** Takes from the journal what was kept long enough, a day after the other. Called by people and by the schedule. */
public interface Retention {
    /** What a run would do now; changes nothing. Reads the days whose time has come: takes seconds in a big journal. */
    RetentionPlan plan();

    /**
     * Begins a run, which goes on by itself.
     *
     * @param by account, or {@code floris} for the schedule
     * @return empty when one is running, on this hub or another
     */
    Optional<RetentionRun> begin(String by);

    /** Asks the run at work to stop after the day at hand; false when there is none. */
    boolean stop(String by);

    /** The last run. */
    Optional<RetentionRun> last();

    /** The latest runs, the newest first. */
    List<RetentionRun> latest(int most);
}
