package org.floris.fuzz;

import java.util.Random;

/** One way to spoil a request. */
@FunctionalInterface
interface Mutation {
    void spoil(Attempt attempt, Random random);

    /** A mutation with the name under which a failure is told. */
    record Named(String name, Mutation mutation) {}
}
