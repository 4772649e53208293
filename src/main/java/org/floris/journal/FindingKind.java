package org.floris.journal;

/** Why something waits for a person. Stored by name. */
public enum FindingKind {
    /** An exchange is in doubt, and no later look can settle it: its record is held until somebody decides. */
    UNDECIDED,
    /** A deferred change did not reach a mirror for its own reasons, and would not when it were sent again. */
    PARKED,
    /** A record was changed outside the hub, and the rule for the attribute is to ask. */
    CONFLICT;

    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
