package org.floris.bridge.model;

import org.floris.bridge.model.World.W;

/** Counts what may still go wrong in a run. */
final class Faults {
    private Faults() {}

    static boolean left(Configuration configuration, World world, Fault fault) {
        return world.of(W.FAULTS) > 0 && configuration.mayHappen(fault);
    }

    static World spend(World next) {
        return next.set(W.FAULTS, next.of(W.FAULTS) - 1);
    }
}
