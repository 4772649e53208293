package org.floris.journal;

/** Where a change stands that a mirror is owed. Stored by name. */
public enum DeferredState {
    /** It is delivered as soon as the mirror is back and its turn has come. */
    WAITING,
    /** It waits for an earlier one of the same record, or of a record that it needs, which is parked. */
    BEHIND,
    /** The mirror does not take it; an open finding says why. */
    PARKED;

    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
