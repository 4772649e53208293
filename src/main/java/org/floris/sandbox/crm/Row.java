package org.floris.sandbox.crm;

import java.util.UUID;

/** A record. Its values are replaced as a whole at each commit and are never changed in place. */
final class Row {
    final UUID id;
    /** In the order of the entity's attributes; null when the record is deleted. */
    volatile Object[] values;

    Row(UUID id, Object[] values) {
        this.id = id;
        this.values = values;
    }
}
