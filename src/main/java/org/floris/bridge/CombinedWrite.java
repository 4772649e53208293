package org.floris.bridge;

import org.floris.canonical.Ref;
import org.floris.connector.RecordMerge;

/**
 * A message by which a system changes several records at once, all or nothing, in ways of its own. The hub has home carry
 * it out, and carries on what came of it.
 */
sealed interface CombinedWrite {
    /** The record that the message is about. */
    Ref about();

    /** @param asked in the caller's terms */
    record Merge(RecordMerge asked) implements CombinedWrite {
        @Override
        public Ref about() {
            return asked.target();
        }
    }

    /** A lead that becomes new records, which the system makes up. */
    record Qualification(Ref lead) implements CombinedWrite {
        @Override
        public Ref about() {
            return lead;
        }
    }
}
