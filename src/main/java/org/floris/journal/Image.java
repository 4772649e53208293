package org.floris.journal;

import java.util.Objects;
import org.floris.canonical.Attributes;

/**
 * A record as one system has shown it: the canonical attributes that are in question, cleared where it has nothing.
 *
 * @param exists false when the system has no such record, which is not the same as one that could not be read
 */
public record Image(boolean exists, Attributes attributes) {
    public static final Image NOT_THERE = new Image(false, Attributes.NONE);

    public Image {
        Objects.requireNonNull(attributes, "attributes");
        if (!exists && !attributes.isEmpty()) {
            throw new IllegalArgumentException("What is not there has no attributes");
        }
    }

    public static Image of(Attributes attributes) {
        return new Image(true, attributes);
    }
}
