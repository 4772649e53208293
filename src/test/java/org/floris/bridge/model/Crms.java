package org.floris.bridge.model;

import org.floris.bridge.model.Request.Purpose;
import org.floris.bridge.model.World.C;
import org.floris.bridge.model.World.Entry;
import org.floris.bridge.model.World.Place;
import org.floris.bridge.model.World.Settling;
import org.floris.bridge.model.World.Told;
import org.floris.bridge.model.World.W;

/** The CRMs: what a request does, and the requests that nobody waits for any more. */
final class Crms {
    private final Configuration configuration;

    Crms(Configuration configuration) {
        this.configuration = configuration;
    }

    int mirrors() {
        return configuration.systems() - 1;
    }

    /** The systems of an exchange: home first, then the mirrors in order. */
    int system(World world, int call, int index) {
        int home = world.of(call, C.HOME);
        return index == 0 ? home : index <= home ? index - 1 : index;
    }

    int mirror(World world, int call, int index) {
        return system(world, call, index + 1);
    }

    /** Carries a request out. @return whether the CRM has done it; a change made since makes it refuse an undo. */
    boolean apply(World next, Request request) {
        Call call = configuration.calls().get(request.call());
        int shown = next.content(request.system());
        if (request.purpose() == Purpose.UNDO) {
            boolean own = shown == call.message() || shown == call.truth();
            if (!own && configuration.keeps(Rule.CHANGED_SINCE)) {
                return false;
            }
            if (shown == Configuration.OUTSIDERS) {
                breaks(next, Invariant.OTHERS_CHANGES);
            }
        } else if (stale(next, request.call())) {
            breaks(next, Invariant.ONE_HOME);
        }
        boolean home = request.system() == next.of(request.call(), C.HOME);
        next.content(request.system(), home && request.purpose() == Purpose.CHANGE ? call.truth() : request.value());
        if (request.purpose() == Purpose.COMMIT) {
            next.told(request.call(), Told.DONE);
        }
        return true;
    }

    boolean stale(World world, int call) {
        return configuration.calls().get(call).user() == 0
                && (world.of(call, C.EPOCH) != world.of(W.EPOCH) || world.of(call, C.HOME) != world.of(W.HOME));
    }

    static void breaks(World next, Invariant invariant) {
        next.set(W.BROKEN, invariant.ordinal() + 1);
    }

    /** Whether a request of the exchange may still be carried out. */
    boolean underWay(World world, int call) {
        Place place = world.place(call);
        if (place == Place.AWAITS_HOME || place == Place.AWAITS_MIRROR || place == Place.AWAITS_UNDO) {
            return true;
        }
        for (int resolver = 0; resolver < configuration.resolvers().size(); resolver++) {
            Settling settling = world.settling(resolver);
            if ((settling == Settling.AWAITS_FINISH || settling == Settling.AWAITS_UNDO)
                    && world.of(resolver, World.R.CALL) == call) {
                return true;
            }
        }
        return strayOf(world, call);
    }

    boolean strayOf(World world, int call) {
        for (int index = 0; index < World.STRAYS && world.stray(index) != 0; index++) {
            if (Request.unpack(world.stray(index)).call() == call) {
                return true;
            }
        }
        return false;
    }

    boolean commitPending(World world) {
        for (int index = 0; index < World.STRAYS && world.stray(index) != 0; index++) {
            if (Request.unpack(world.stray(index)).purpose() == Purpose.COMMIT) {
                return true;
            }
        }
        return false;
    }

    void steps(World world, Moves moves) {
        for (int index = 0; index < World.STRAYS && world.stray(index) != 0; index++) {
            Request request = Request.unpack(world.stray(index));
            World done = world.copy().dropStray(index);
            apply(done, request);
            World lost = world.copy().dropStray(index);
            if (request.purpose() == Purpose.COMMIT) {
                moves.add(Step.COMMIT, Moves.Actor.SYSTEM, request.system(), request.call(), false, done);
                if (Faults.left(configuration, world, Fault.ROLL_BACK)) {
                    Faults.spend(lost);
                    moves.add(Step.ROLL_BACK, Moves.Actor.SYSTEM, request.system(), request.call(), true, lost);
                }
            } else {
                moves.add(Step.LATE, Moves.Actor.SYSTEM, request.system(), request.call(), false, done);
                moves.add(Step.LOST, Moves.Actor.SYSTEM, request.system(), request.call(), false, lost);
            }
        }
        if (Faults.left(configuration, world, Fault.OUTSIDER) && somethingIsUnderWay(world)) {
            for (int system = 0; system < configuration.systems(); system++) {
                World next = Faults.spend(world.copy()).set(W.OUTSIDER, 1);
                next.content(system, Configuration.OUTSIDERS);
                moves.add(Step.OUTSIDER, Moves.Actor.SYSTEM, system, -1, true, next);
            }
        }
    }

    private boolean somethingIsUnderWay(World world) {
        for (int call = 0; call < configuration.calls().size(); call++) {
            if (world.entry(call) == Entry.OPEN || world.entry(call) == Entry.IN_DOUBT) {
                return true;
            }
        }
        return false;
    }
}
