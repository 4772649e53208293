package org.floris.connector;

import java.util.Objects;
import org.floris.canonical.Ref;

/**
 * Two records of one kind that become one, in a system's own terms: whatever belongs to {@code subordinate} goes to the
 * record that stays, and the subordinate is deactivated.
 *
 * @param content          what the record that stays takes over: an update of it, which may hold no values
 * @param subordinate      the id of the other one
 * @param parentingChecks  whether the system refuses where the parents of the two differ
 */
public record RecordMerge(SystemChange content, String subordinate, boolean parentingChecks) {
    public RecordMerge {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(subordinate, "subordinate");
    }

    public String system() {
        return content.ref().system();
    }

    /** The record that stays. */
    public Ref target() {
        return content.ref();
    }
}
