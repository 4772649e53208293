package org.floris.journal;

/** Whether somebody still has to decide. Stored by name. */
public enum FindingState {
    OPEN,
    SETTLED;

    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
