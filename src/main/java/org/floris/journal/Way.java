package org.floris.journal;

/** How a call came to the hub. */
public enum Way {
    /** A caller of web services, in a dialect. */
    FACADE,
    /** A save in a CRM's own pages, announced by its plug-in. */
    CHANGE_INTAKE,
    /** {@code /api/v1}. */
    REST,
    /** The hub itself: a repair, a rehearsal. */
    HUB
}
