package org.floris.bridge;

import java.util.Objects;
import org.floris.canonical.Attributes;

/**
 * What shall hold in every system.
 *
 * @param exists     false when the record shall be nowhere
 * @param attributes all that are in question and that some system keeps
 */
record Wanted(boolean exists, Attributes attributes) {
    static final Wanted NOWHERE = new Wanted(false, Attributes.NONE);

    Wanted {
        Objects.requireNonNull(attributes, "attributes");
    }
}
