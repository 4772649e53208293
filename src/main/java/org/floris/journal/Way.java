package org.floris.journal;

/** How a call came to the hub. */
public enum Way {
    /** A caller of web services, in a dialect. */
    FACADE,
    /** A save in a CRM's own pages, announced by its plug-in. */
    CHANGE_INTAKE,
    /** {@code /api/v1}. */
    REST,
    /**
     * The hub itself: it carries on what the dialect system has, where somebody has changed a record past the hub. The
     * systems are written with the hub's own account.
     */
    HUB;

    /** Whether a CRM's user is behind it, in whose name the systems are written. */
    public boolean hasUser() {
        return this == FACADE || this == CHANGE_INTAKE;
    }
}
