package org.floris.connector;

import java.util.Objects;
import org.floris.canonical.Ref;

/**
 * Two records of one kind that become one: whatever belongs to {@code subordinate} goes to the
 * record that stays, and the subordinate is deactivated.
 *
 * @param content          what the record that stays takes over: an update of it, which may hold no values
 * @param subordinate      the id of the other one
 * @param parentingChecks  whether the system refuses where the parents of the two differ
 */
public record RecordMerge(SystemChange content, String subordinate, boolean parentingChecks) implements CombinedChange {
    public RecordMerge {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(subordinate, "subordinate");
    }

    /** The record that stays. */
    @Override
    public Ref about() {
        return content.ref();
    }
}
