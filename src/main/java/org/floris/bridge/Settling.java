package org.floris.bridge;

import java.util.Map;
import java.util.UUID;
import org.floris.journal.Decision;

/** Settles findings as people decide: what was decided is written to the systems, journaled, and can be undone. */
public interface Settling {
    /**
     * What a decision would write where, as the systems are now; writes nothing.
     *
     * @param edits for EDIT: canonical attributes with their values as people write them, empty or null to clear; may
     *              be left out, then the plan says which have to be given
     * @throws org.floris.canonical.FlorisException RECORD_NOT_FOUND when there is no such finding; SYSTEM_UNAVAILABLE
     *     and others when a system cannot be read
     */
    SettlingPlan plan(UUID finding, Decision decision, Map<String, String> edits);

    /**
     * Writes what was decided and settles the finding. When the hub dies in the middle the finding is still open.
     *
     * @param by login of the person
     * @throws org.floris.canonical.FlorisException as {@link #plan}; INVALID_VALUE and UNKNOWN_ATTRIBUTE for edits
     *     that do not fit; RECORD_HELD, USER_MOVING and JOURNAL_UNAVAILABLE when it could not be begun
     */
    SettlingOutcome settle(UUID finding, Decision decision, Map<String, String> edits, String by);
}
