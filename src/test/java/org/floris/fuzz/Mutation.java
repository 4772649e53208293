package org.floris.fuzz;

import java.util.Random;

/**
 * One way to spoil a request.
 *
 * @param <A> the requests that can be spoilt so
 */
@FunctionalInterface
interface Mutation<A extends Spoilt> {
    void spoil(A attempt, Random random);

    /** A mutation with the name under which a failure is told. */
    record Named<A extends Spoilt>(String name, Mutation<A> mutation) {}
}
