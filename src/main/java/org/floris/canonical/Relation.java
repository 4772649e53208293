package org.floris.canonical;

import java.util.Objects;
import java.util.Optional;

/**
 * A way in which records are tied, seen from one side. Every relation has two names, one for each side: what is
 * {@code coBorrower} from an application is {@code coBorrowedApplication} from a client.
 *
 * @param name    as in {@link Association#relation()}
 * @param entity  the canonical entity that it is seen from
 * @param target  the canonical entity on the other side
 * @param inverse its name seen from {@code target}
 * @param forward whether it is seen from the side at which {@code canonical.yaml} declares it
 * @param lookup  the lookup that holds the tie, on the records of the declaring side; empty for a many-to-many one
 */
public record Relation(
        String name,
        String entity,
        String target,
        String inverse,
        boolean forward,
        Optional<String> lookup,
        Labels labels) {
    public Relation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(inverse, "inverse");
        Objects.requireNonNull(lookup, "lookup");
    }
}
