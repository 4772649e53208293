package org.floris.bridge.model;

import org.floris.bridge.model.Moves.Actor;
import org.floris.bridge.model.Request.Purpose;
import org.floris.bridge.model.World.C;
import org.floris.bridge.model.World.Entry;
import org.floris.bridge.model.World.R;
import org.floris.bridge.model.World.Settling;
import org.floris.bridge.model.World.Stand;

/** {@code bridge.DoubtResolver} with {@code journal.Resumer} and {@code bridge.Standings}. */
final class ResolverSteps {
    private final Configuration configuration;
    private final Crms crms;
    private final Closings closings;

    ResolverSteps(Configuration configuration, Crms crms) {
        this.configuration = configuration;
        this.crms = crms;
        this.closings = new Closings(configuration, crms);
    }

    void steps(World world, int resolver, Moves moves) {
        if (!world.up(configuration.resolvers().get(resolver))) {
            return;
        }
        switch (world.settling(resolver)) {
            case IDLE -> resume(world, resolver, moves);
            case LOOKING -> look(world, resolver, moves);
            case FINISHING -> send(world, resolver, Step.FINISH, Settling.AWAITS_FINISH, moves);
            case AWAITS_FINISH -> awaitFinish(world, resolver, moves);
            case UNDOING -> {
                boolean homeHasIt = world.stand(resolver, 0) == Stand.WRITTEN;
                send(world, resolver, homeHasIt ? Step.UNDO : Step.TAKE_BACK, Settling.AWAITS_UNDO, moves);
            }
            case AWAITS_UNDO -> awaitUndo(world, resolver, moves);
            case CLOSES_DONE -> close(world, resolver, Step.DONE, moves);
            case CLOSES_REVERSED -> close(world, resolver, Step.REVERSED, moves);
            case LEAVES -> leave(world, resolver, moves);
        }
    }

    Request request(World world, int resolver) {
        int call = world.of(resolver, R.CALL);
        int system = crms.system(world, call, world.of(resolver, R.COUNT));
        boolean undoes =
                world.settling(resolver) == Settling.UNDOING || world.settling(resolver) == Settling.AWAITS_UNDO;
        return undoes
                ? new Request(call, system, world.of(call, C.BEFORE), Purpose.UNDO)
                : new Request(call, system, finished(call), Purpose.CHANGE);
    }

    private int finished(int call) {
        Call asked = configuration.calls().get(call);
        return configuration.keeps(Rule.FINISH_WITH_HOMES_TRUTH) ? asked.truth() : asked.message();
    }

    private void resume(World world, int resolver, Moves moves) {
        int hub = configuration.resolvers().get(resolver);
        if (configuration.keeps(Rule.RESOLVER_FENCE) && !world.leased(hub)) {
            return;
        }
        for (int call = 0; call < configuration.calls().size(); call++) {
            int owner = world.of(call, C.OWNER);
            boolean mayTake = owner == hub
                    || owner == World.NOBODY
                    || !world.leased(owner)
                    || !configuration.keeps(Rule.RESUME_BY_LEASE);
            if (world.entry(call) == Entry.IN_DOUBT
                    && world.of(call, C.FINDING) == 0
                    && mayTake
                    && !(configuration.keeps(Rule.RESUME_ONCE) && beingSettled(world, call, hub))
                    && !(configuration.keeps(Rule.WAIT_OUT_LATE) && crms.underWay(world, call))) {
                World next = world.copy().settling(resolver, Settling.LOOKING).set(resolver, R.CALL, call);
                next.set(call, C.OWNER, hub).set(call, C.TAKEN_BY, resolver + 1);
                moves.add(Step.RESUME, Actor.RESOLVER, resolver, call, false, next);
            }
        }
    }

    private boolean beingSettled(World world, int call, int hub) {
        for (int other = 0; other < configuration.resolvers().size(); other++) {
            if (configuration.resolvers().get(other) == hub
                    && world.settling(other) != Settling.IDLE
                    && world.of(other, R.CALL) == call) {
                return true;
            }
        }
        return false;
    }

    private void look(World world, int resolver, Moves moves) {
        int call = world.of(resolver, R.CALL);
        int index = world.of(resolver, R.COUNT);
        int system = crms.system(world, call, index);
        World next = world.copy().stand(resolver, index, stand(world, call, system));
        if (index + 1 < configuration.systems()) {
            next.set(resolver, R.COUNT, index + 1);
        } else {
            decide(next, resolver, call);
        }
        moves.add(Step.LOOK, Actor.RESOLVER, resolver, system, false, next);
    }

    private Stand stand(World world, int call, int system) {
        Call asked = configuration.calls().get(call);
        int shown = world.content(system);
        int before = world.of(call, C.BEFORE);
        if (before == Configuration.UNKNOWN) {
            return Stand.AS_BEFORE;
        }
        if (asked.creates()) {
            return shown == Configuration.BEFORE_ANYTHING ? Stand.AS_BEFORE : Stand.WRITTEN;
        }
        return shown == asked.message() ? Stand.WRITTEN : shown == before ? Stand.AS_BEFORE : Stand.CHANGED_SINCE;
    }

    private void decide(World next, int resolver, int call) {
        next.set(resolver, R.COUNT, 0);
        for (int index = 0; index < configuration.systems(); index++) {
            if (next.stand(resolver, index) == Stand.CHANGED_SINCE) {
                next.settling(resolver, Settling.LEAVES);
                return;
            }
        }
        if (next.stand(resolver, 0) == Stand.WRITTEN) {
            finishFrom(next, resolver, 1);
        } else {
            undoFrom(next, resolver, 1);
        }
    }

    private void finishFrom(World next, int resolver, int from) {
        for (int index = from; index < configuration.systems(); index++) {
            if (next.stand(resolver, index) == Stand.AS_BEFORE) {
                next.set(resolver, R.COUNT, index).settling(resolver, Settling.FINISHING);
                return;
            }
        }
        next.set(resolver, R.COUNT, 0).settling(resolver, Settling.CLOSES_DONE);
    }

    private void undoFrom(World next, int resolver, int from) {
        for (int index = from; index < configuration.systems(); index++) {
            if (next.stand(resolver, index) == Stand.WRITTEN) {
                next.set(resolver, R.COUNT, index).settling(resolver, Settling.UNDOING);
                return;
            }
        }
        next.set(resolver, R.COUNT, 0).settling(resolver, Settling.CLOSES_REVERSED);
    }

    private void send(World world, int resolver, Step step, Settling then, Moves moves) {
        boolean fenced = configuration.keeps(Rule.RESOLVER_FENCE)
                && (world.of(resolver, R.FENCED) == 1
                        || !world.leased(configuration.resolvers().get(resolver)));
        if (fenced) {
            leave(world, resolver, moves);
        } else {
            int system = request(world, resolver).system();
            moves.add(
                    step, Actor.RESOLVER, resolver, system, false, world.copy().settling(resolver, then));
        }
    }

    private void awaitFinish(World world, int resolver, Moves moves) {
        Request request = request(world, resolver);
        int index = world.of(resolver, R.COUNT);
        World answered = world.copy();
        crms.apply(answered, request);
        if (configuration.keeps(Rule.FINISHED_COUNTS)) {
            answered.stand(resolver, index, Stand.WRITTEN);
        }
        finishFrom(answered, resolver, index + 1);
        moves.add(Step.ANSWERED, Actor.RESOLVER, resolver, request.system(), false, answered);
        if (Faults.left(configuration, world, Fault.SAYS_NO)) {
            World next = Faults.spend(world.copy());
            undoFrom(next, resolver, 0);
            moves.add(Step.SAYS_NO, Actor.RESOLVER, resolver, request.system(), true, next);
        }
        breakages(world, resolver, request, moves);
    }

    private void awaitUndo(World world, int resolver, Moves moves) {
        Request request = request(world, resolver);
        World answered = world.copy();
        if (crms.apply(answered, request)) {
            undoFrom(answered, resolver, world.of(resolver, R.COUNT) + 1);
        } else {
            answered.settling(resolver, Settling.LEAVES);
        }
        moves.add(Step.ANSWERED, Actor.RESOLVER, resolver, request.system(), false, answered);
        if (Faults.left(configuration, world, Fault.SAYS_NO)) {
            World next = Faults.spend(world.copy()).settling(resolver, Settling.LEAVES);
            moves.add(Step.SAYS_NO, Actor.RESOLVER, resolver, request.system(), true, next);
        }
        breakages(world, resolver, request, moves);
    }

    private void breakages(World world, int resolver, Request request, Moves moves) {
        if (Faults.left(configuration, world, Fault.UNREACHED)) {
            World next = Faults.spend(world.copy()).settling(resolver, Settling.LEAVES);
            moves.add(Step.UNREACHED, Actor.RESOLVER, resolver, request.system(), true, next);
        }
        if (Faults.left(configuration, world, Fault.TIME_OUT)) {
            World next = Faults.spend(world.copy()).addStray(request.packed()).settling(resolver, Settling.LEAVES);
            moves.add(Step.TIME_OUT, Actor.RESOLVER, resolver, request.system(), true, next);
        }
    }

    private void close(World world, int resolver, Step step, Moves moves) {
        int call = world.of(resolver, R.CALL);
        World next = world.copy();
        if (has(world, resolver, call)) {
            next.entry(call, step == Step.DONE ? Entry.DONE : Entry.REVERSED)
                    .set(call, C.OWNER, 0)
                    .set(call, C.TAKEN_BY, 0);
            if (step == Step.DONE) {
                closings.applied(next, call, finished(call));
            }
        }
        moves.add(step, Actor.RESOLVER, resolver, call, false, idle(next, resolver));
        if (Faults.left(configuration, world, Fault.JOURNAL_AWAY)) {
            World away = idle(Faults.spend(world.copy()), resolver);
            moves.add(Step.JOURNAL_AWAY, Actor.RESOLVER, resolver, call, true, away);
        }
    }

    private boolean has(World world, int resolver, int call) {
        return !configuration.keeps(Rule.CLOSE_COMPARES)
                || world.entry(call) == Entry.IN_DOUBT && world.of(call, C.TAKEN_BY) == resolver + 1;
    }

    private void leave(World world, int resolver, Moves moves) {
        int call = world.of(resolver, R.CALL);
        World next = world.copy();
        if (has(world, resolver, call)) {
            next.set(call, C.TAKEN_BY, 0);
            for (int index = 0; index < configuration.systems(); index++) {
                if (world.stand(resolver, index) == Stand.CHANGED_SINCE) {
                    next.set(call, C.FINDING, 1);
                }
            }
        }
        moves.add(Step.LEAVE, Actor.RESOLVER, resolver, call, false, idle(next, resolver));
    }

    static World idle(World next, int resolver) {
        for (R variable : RESOLVER) {
            next.set(resolver, variable, 0);
        }
        return next;
    }

    private static final R[] RESOLVER = R.values();
}
