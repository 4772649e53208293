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
 * @param lookup  the lookup that holds the tie; empty for a many-to-many one
 */
public record Relation(
        String name, String entity, String target, String inverse, Optional<Lookup> lookup, Labels labels) {
    public Relation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(inverse, "inverse");
    }

    /** The lookup behind a one-to-many relation. */
    public record Lookup(String entity, String attribute) {}
}
