package org.floris.bridge;

/** What came of a look at a record that somebody may have changed past the hub. */
public enum Reconciled {
    /** Nothing to do: every system and the unified store say the same, or the record is not the hub's. */
    SAME,
    /** What was changed is everywhere now, or was put back. */
    SETTLED,
    /** A person has to decide; the finding is open. */
    ASKED,
    /** It could not be decided now: the record is being written, or a system or the journal is away. Look again. */
    LATER
}
