package org.floris.bridge.model;

import org.floris.bridge.model.Moves.Actor;
import org.floris.bridge.model.World.W;

/** A batch that switches user 0 and rolls him back: {@code cutover.LiveEffects}, {@code cutover.Recovery}. */
final class CutoverSteps {
    private static final int READY = 0;
    private static final int MARKED = 1;
    private static final int DRAINED = 2;
    private static final int PHASES = 3;
    /** Ready to be switched, and switched and ready to be rolled back. */
    private static final int MOVES = 2;

    private final Configuration configuration;

    CutoverSteps(Configuration configuration) {
        this.configuration = configuration;
    }

    void steps(World world, Moves moves) {
        int batch = world.of(W.BATCH);
        int phase = batch % PHASES;
        boolean marked = world.of(W.MOVING) == 1;
        if (!configuration.moves() || batch == MOVES * PHASES) {
            return;
        }
        if (phase == READY) {
            World next = world.copy().set(W.MOVING, 1).set(W.BATCH, batch + 1);
            moves.add(Step.BEGIN_MOVE, Actor.BATCH, 0, -1, false, next);
            return;
        }
        if (phase == MARKED && (!configuration.keeps(Rule.DRAIN) || drained(world))) {
            moves.add(Step.DRAIN, Actor.BATCH, 0, -1, false, world.copy().set(W.BATCH, batch + 1));
        }
        if (phase == DRAINED && (marked || !configuration.keeps(Rule.FLIP_UNDER_MARK))) {
            World next = world.copy().set(W.MOVING, 0).set(W.BATCH, batch + 1);
            next.set(W.HOME, 1 - world.of(W.HOME)).set(W.EPOCH, world.of(W.EPOCH) + 1);
            moves.add(Step.FLIP, Actor.BATCH, 0, -1, false, next);
        }
        World given = world.copy().set(W.MOVING, 0).set(W.BATCH, batch - phase);
        moves.add(Step.END_MOVE, Actor.BATCH, 0, -1, false, given);
        if (marked && Faults.left(configuration, world, Fault.MARK_LAPSES)) {
            World next = Faults.spend(world.copy()).set(W.MOVING, 0);
            moves.add(Step.MARK_LAPSES, Actor.BATCH, 0, -1, true, next);
        }
    }

    private boolean drained(World world) {
        for (int call = 0; call < configuration.calls().size(); call++) {
            if (configuration.calls().get(call).user() == 0 && world.entry(call).underWay()) {
                return false;
            }
        }
        return true;
    }
}
