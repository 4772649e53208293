package org.floris.connector;

import org.floris.canonical.Ref;

/**
 * A message by which a system changes several records at once, all or nothing, in ways of its own; in the system's own
 * terms.
 */
public sealed interface CombinedChange permits RecordMerge, LeadQualification, CompoundCreate {
    /** The record that the message is about. */
    Ref about();

    /**
     * What the system said to it.
     *
     * @param created the records that it has made up
     */
    record Answer(WriteAnswer said, java.util.List<Ref> created) {
        public Answer {
            created = java.util.List.copyOf(created);
        }
    }
}
