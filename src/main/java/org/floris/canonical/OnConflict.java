package org.floris.canonical;

import java.util.Locale;

/** What becomes of an attribute that somebody has changed outside the hub, where the systems do not agree on it. */
public enum OnConflict {
    /** The record's home says what holds, whoever was first. */
    HOME_WINS,
    /** The later change holds, by the times that the systems themselves have noted; home's, when they are the same. */
    LATEST_WINS,
    /** Nobody but a person decides; until then every system keeps what it has. */
    ASK;

    /** As {@code connectors/canonical.yaml} spells it, such as {@code home-wins}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
