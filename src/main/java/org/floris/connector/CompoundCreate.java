package org.floris.connector;

import org.floris.canonical.Ref;

/**
 * A record that is created together with new ones that belong to it.
 *
 * @param create of the record itself; the others are the system's to make
 */
public record CompoundCreate(SystemChange create) implements CombinedChange {
    @Override
    public Ref about() {
        return create.ref();
    }
}
