package org.floris.bridge;

import org.floris.canonical.OnConflict;

/**
 * What becomes of one attribute that was changed past the hub.
 *
 * @param rule of {@code connectors/canonical.yaml}, whether it was needed or not
 */
public record Ruling(String attribute, Changed changed, OnConflict rule, Verdict verdict) {
    /** Where the attribute is not as the hub has left it. */
    public enum Changed {
        HOME,
        MIRROR,
        /** In both, and they do not agree. */
        BOTH,
        /** In both, and they agree: only the unified store does not know yet. */
        ALIKE
    }

    /** Whose value holds. */
    public enum Verdict {
        HOME,
        MIRROR,
        /** A person decides; until then both keep what they have. */
        ASK
    }

    /** Whether somebody's value is lost by it, or a person has to say whose. */
    public boolean isConflict() {
        return changed == Changed.MIRROR || changed == Changed.BOTH;
    }
}
