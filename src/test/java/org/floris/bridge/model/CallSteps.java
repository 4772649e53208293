package org.floris.bridge.model;

import org.floris.bridge.model.Moves.Actor;
import org.floris.bridge.model.Request.Purpose;
import org.floris.bridge.model.World.C;
import org.floris.bridge.model.World.Entry;
import org.floris.bridge.model.World.Place;
import org.floris.bridge.model.World.Told;
import org.floris.bridge.model.World.W;

/** What the thread of a call does: {@code Opener}, {@code HomeWriter}, {@code MirrorWriter}, {@code Undoer}. */
final class CallSteps {
    private final Configuration configuration;
    private final Crms crms;
    private final Closings closings;

    CallSteps(Configuration configuration, Crms crms) {
        this.configuration = configuration;
        this.crms = crms;
        this.closings = new Closings(configuration, crms);
    }

    void steps(World world, int call, Moves moves) {
        if (!world.up(configuration.calls().get(call).hub())) {
            return;
        }
        switch (world.place(call)) {
            case NEW -> plan(world, call, moves);
            case PLANNED -> open(world, call, moves);
            case OPENED -> before(world, call, moves);
            case READY -> send(world, call, Step.HOME, Place.AWAITS_HOME, moves);
            case AWAITS_HOME -> awaitHome(world, call, moves);
            case HOME_WRITTEN -> readBack(world, call, moves);
            case MIRRORING -> send(world, call, Step.MIRROR, Place.AWAITS_MIRROR, moves);
            case AWAITS_MIRROR -> awaitMirror(world, call, moves);
            case UNDOING -> send(world, call, Step.UNDO, Place.AWAITS_UNDO, moves);
            case AWAITS_UNDO -> awaitUndo(world, call, moves);
            case AWAITS_COMMIT -> confirm(world, call, moves);
            case ENDED -> {}
            default -> closings.steps(world, call, moves);
        }
    }

    /** What the thread waits for. */
    Request request(World world, int call) {
        Call asked = configuration.calls().get(call);
        int count = world.of(call, C.COUNT);
        return switch (world.place(call)) {
            case READY, AWAITS_HOME -> new Request(call, world.of(call, C.HOME), asked.message(), Purpose.CHANGE);
            case MIRRORING, AWAITS_MIRROR ->
                new Request(call, crms.mirror(world, call, count), asked.truth(), Purpose.CHANGE);
            case UNDOING, AWAITS_UNDO ->
                new Request(call, crms.system(world, call, count), world.of(call, C.BEFORE), Purpose.UNDO);
            default -> throw new IllegalStateException();
        };
    }

    private void plan(World world, int call, Moves moves) {
        Call asked = configuration.calls().get(call);
        Entry earlier = closings.earlier(world, call);
        boolean known = earlier != Entry.NONE;
        if (Faults.left(configuration, world, Fault.TURNED_AWAY)
                && !(known && configuration.keeps(Rule.REPEAT_FIRST))) {
            World next = closings.ended(Faults.spend(world.copy()), call, Told.FAILED);
            if (earlier == Entry.DONE) {
                Crms.breaks(next, Invariant.TOLD_FAILED);
            }
            moves.add(Step.TURNED_AWAY, Actor.CALL, call, -1, true, next);
        }
        int home = asked.user() == 0 ? world.of(W.HOME) : 0;
        if (asked.homeWritesItself() && home != 0) {
            moves.add(Step.PLAN, Actor.CALL, call, -1, false, closings.ended(world.copy(), call, Told.FAILED));
            return;
        }
        World next = world.copy().place(call, Place.PLANNED);
        next.set(call, C.PLANNED_HOME, home).set(call, C.PLANNED_EPOCH, asked.user() == 0 ? world.of(W.EPOCH) : 0);
        if (!asked.creates()) {
            boolean later = configuration.keeps(Rule.BEFORE_UNDER_HOLD);
            next.set(call, C.PLANNED_BEFORE, later ? Configuration.UNKNOWN : world.content(home));
        }
        moves.add(Step.PLAN, Actor.CALL, call, home, false, next);
    }

    private void open(World world, int call, Moves moves) {
        Call asked = configuration.calls().get(call);
        Entry earlier = configuration.keeps(Rule.MESSAGE_ONCE) ? closings.earlier(world, call) : Entry.NONE;
        if (earlier != Entry.NONE) {
            repeat(world, call, earlier, moves);
            return;
        }
        boolean movable = asked.user() == 0;
        boolean stale = movable
                && (world.of(call, C.PLANNED_EPOCH) != world.of(W.EPOCH)
                        || world.of(call, C.PLANNED_HOME) != world.of(W.HOME));
        if (stale && configuration.keeps(Rule.EPOCH_CHECK)) {
            moves.add(
                    Step.OPEN,
                    Actor.CALL,
                    call,
                    -1,
                    false,
                    closings.forgetPlan(world.copy(), call).place(call, Place.NEW));
            return;
        }
        boolean waits = movable && world.of(W.MOVING) == 1 && configuration.keeps(Rule.MOVING_WAITS);
        if (waits || configuration.keeps(Rule.HOLD) && held(world)) {
            moves.add(Step.GIVE_UP, Actor.CALL, call, -1, false, closings.ended(world.copy(), call, Told.TRY_AGAIN));
            return;
        }
        if (fenced(world, call)) {
            return;
        }
        World next = world.copy().entry(call, Entry.OPEN).set(call, C.OWNER, asked.hub());
        next.set(call, C.HOME, world.of(call, C.PLANNED_HOME)).set(call, C.EPOCH, world.of(call, C.PLANNED_EPOCH));
        next.set(call, C.BEFORE, world.of(call, C.PLANNED_BEFORE));
        closings.forgetPlan(next, call);
        if (Faults.left(configuration, world, Fault.JOURNAL_AWAY)) {
            World unheard = closings.abandoned(Faults.spend(next.copy()), call, Told.TRY_AGAIN);
            moves.add(Step.JOURNAL_AWAY, Actor.CALL, call, -1, true, unheard);
        }
        boolean reads = configuration.keeps(Rule.BEFORE_UNDER_HOLD) && !asked.creates();
        opened(next, call, reads ? Place.OPENED : Place.READY);
        moves.add(Step.OPEN, Actor.CALL, call, -1, false, next);
    }

    private void repeat(World world, int call, Entry earlier, Moves moves) {
        if (earlier.underWay()) {
            moves.add(Step.GIVE_UP, Actor.CALL, call, -1, false, closings.ended(world.copy(), call, Told.TRY_AGAIN));
        } else {
            Told told = earlier == Entry.DONE ? Told.DONE : Told.FAILED;
            moves.add(Step.REPEAT, Actor.CALL, call, -1, false, closings.ended(world.copy(), call, told));
        }
    }

    private boolean held(World world) {
        for (int other = 0; other < configuration.calls().size(); other++) {
            Entry entry = world.entry(other);
            if (entry == Entry.OPEN || entry == Entry.IN_DOUBT && configuration.keeps(Rule.DOUBT_HOLDS)) {
                return true;
            }
        }
        return false;
    }

    private void opened(World next, int call, Place place) {
        boolean skipsHome =
                place == Place.READY && configuration.calls().get(call).homeWritesItself();
        next.place(call, skipsHome ? Place.MIRRORING : place);
    }

    private void before(World world, int call, Moves moves) {
        World next = world.copy();
        if (world.entry(call) == Entry.OPEN) {
            opened(next.set(call, C.BEFORE, world.content(world.of(call, C.HOME))), call, Place.READY);
        } else {
            next.place(call, Place.CLOSES_IN_DOUBT);
        }
        moves.add(Step.BEFORE, Actor.CALL, call, -1, false, next);
    }

    private boolean fenced(World world, int call) {
        return configuration.keeps(Rule.LEASE_FENCE)
                && (world.of(call, C.FENCED) == 1
                        || !world.leased(configuration.calls().get(call).hub()));
    }

    private void send(World world, int call, Step step, Place then, Moves moves) {
        if (fenced(world, call)) {
            closings.close(world, call, Step.IN_DOUBT, moves);
        } else {
            int system = request(world, call).system();
            moves.add(step, Actor.CALL, call, system, false, world.copy().place(call, then));
        }
    }

    private void awaitHome(World world, int call, Moves moves) {
        Request request = request(world, call);
        boolean creates = configuration.calls().get(call).creates();
        World answered = world.copy();
        crms.apply(answered, request);
        answered.place(call, creates ? Place.HOME_WRITTEN : Place.MIRRORING);
        moves.add(Step.ANSWERED, Actor.CALL, call, request.system(), false, answered);
        failures(world, call, Place.CLOSES_REFUSED, Place.CLOSES_FAILED, moves);
        timeOut(world, call, Place.CLOSES_FAILED, moves);
    }

    private void readBack(World world, int call, Moves moves) {
        int home = world.of(call, C.HOME);
        moves.add(Step.READ_BACK, Actor.CALL, call, home, false, world.copy().place(call, Place.MIRRORING));
        if (Faults.left(configuration, world, Fault.UNREACHED)) {
            Place then = configuration.keeps(Rule.READ_BACK_APART) ? Place.CLOSES_IN_DOUBT : Place.CLOSES_FAILED;
            World next = Faults.spend(world.copy()).place(call, then);
            moves.add(Step.UNREACHED, Actor.CALL, call, home, true, next);
        }
    }

    private void awaitMirror(World world, int call, Moves moves) {
        Request request = request(world, call);
        World answered = world.copy();
        crms.apply(answered, request);
        int written = world.of(call, C.COUNT) + 1;
        if (written < crms.mirrors()) {
            answered.set(call, C.COUNT, written).place(call, Place.MIRRORING);
        } else {
            mirrored(answered, call);
        }
        moves.add(Step.ANSWERED, Actor.CALL, call, request.system(), false, answered);
        boolean nothingToUndo =
                world.of(call, C.COUNT) == 0 && configuration.calls().get(call).homeWritesItself();
        Place missed = nothingToUndo ? Place.CLOSES_REVERSED : Place.UNDOING;
        failures(world, call, missed, missed, moves);
        timeOut(world, call, missed, moves);
    }

    /** A plug-in is told to commit now; in the intended protocol the exchange stays open until it has. */
    private void mirrored(World next, int call) {
        Call asked = configuration.calls().get(call);
        next.set(call, C.COUNT, 0).place(call, Place.CLOSES_DONE);
        if (asked.homeWritesItself() && configuration.keeps(Rule.CONFIRM_COMMIT)) {
            if (fenced(next, call)) {
                next.place(call, Place.CLOSES_IN_DOUBT);
            } else {
                next.addStray(closings.commit(next, call).packed()).place(call, Place.AWAITS_COMMIT);
            }
        }
    }

    private void confirm(World world, int call, Moves moves) {
        if (configuration.keeps(Rule.WAIT_OUT_LATE) && crms.strayOf(world, call)) {
            return;
        }
        int home = world.of(call, C.HOME);
        boolean committed =
                world.content(home) == configuration.calls().get(call).truth();
        World next = world.copy();
        if (committed) {
            next.place(call, Place.CLOSES_DONE);
        } else {
            next.place(call, Place.UNDOING).set(call, C.COUNT, crms.mirrors());
        }
        moves.add(Step.READ_BACK, Actor.CALL, call, home, false, next);
    }

    private void awaitUndo(World world, int call, Moves moves) {
        Request request = request(world, call);
        World answered = world.copy();
        int last = configuration.calls().get(call).homeWritesItself() ? 1 : 0;
        if (!crms.apply(answered, request)) {
            answered.place(call, Place.CLOSES_IN_DOUBT);
        } else if (world.of(call, C.COUNT) == last) {
            answered.set(call, C.COUNT, 0).place(call, Place.CLOSES_REVERSED);
        } else {
            answered.set(call, C.COUNT, world.of(call, C.COUNT) - 1).place(call, Place.UNDOING);
        }
        moves.add(Step.ANSWERED, Actor.CALL, call, request.system(), false, answered);
        failures(world, call, Place.CLOSES_IN_DOUBT, Place.CLOSES_IN_DOUBT, moves);
        timeOut(world, call, Place.CLOSES_IN_DOUBT, moves);
    }

    private void failures(World world, int call, Place saysNo, Place unreached, Moves moves) {
        int system = request(world, call).system();
        if (Faults.left(configuration, world, Fault.SAYS_NO)) {
            World next = Faults.spend(world.copy()).place(call, saysNo);
            moves.add(Step.SAYS_NO, Actor.CALL, call, system, true, next);
        }
        if (Faults.left(configuration, world, Fault.UNREACHED)) {
            World next = Faults.spend(world.copy()).place(call, unreached);
            moves.add(Step.UNREACHED, Actor.CALL, call, system, true, next);
        }
    }

    private void timeOut(World world, int call, Place otherwise, Moves moves) {
        if (Faults.left(configuration, world, Fault.TIME_OUT)) {
            Request request = request(world, call);
            World next = Faults.spend(world.copy()).addStray(request.packed());
            next.place(call, configuration.keeps(Rule.UNKNOWN_IS_DOUBT) ? Place.CLOSES_IN_DOUBT : otherwise);
            moves.add(Step.TIME_OUT, Actor.CALL, call, request.system(), true, next);
        }
    }
}
