package org.floris.canonical;

import java.util.List;
import java.util.Objects;

/**
 * The records that are tied to, or untied from, a record.
 *
 * @param relation canonical name of the relation, such as {@code coBorrower}
 * @param related  the other side, in order
 */
public record Association(String relation, List<RecordId> related) {
    public Association {
        Objects.requireNonNull(relation, "relation");
        related = List.copyOf(related);
    }
}
