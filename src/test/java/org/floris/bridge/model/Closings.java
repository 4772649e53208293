package org.floris.bridge.model;

import org.floris.bridge.model.Moves.Actor;
import org.floris.bridge.model.Request.Purpose;
import org.floris.bridge.model.World.C;
import org.floris.bridge.model.World.Entry;
import org.floris.bridge.model.World.Place;
import org.floris.bridge.model.World.Told;
import org.floris.bridge.model.World.W;

/** How a call's exchange ends: {@code bridge.Closer} and {@code journal.Closer}. */
final class Closings {
    private final Configuration configuration;
    private final Crms crms;

    Closings(Configuration configuration, Crms crms) {
        this.configuration = configuration;
        this.crms = crms;
    }

    void steps(World world, int call, Moves moves) {
        switch (world.place(call)) {
            case CLOSES_DONE -> close(world, call, Step.DONE, moves);
            case CLOSES_REFUSED -> close(world, call, Step.REFUSED, moves);
            case CLOSES_FAILED -> close(world, call, Step.FAILED, moves);
            case CLOSES_REVERSED -> close(world, call, Step.REVERSED, moves);
            case CLOSES_IN_DOUBT -> close(world, call, Step.IN_DOUBT, moves);
            case UNMARKED -> mark(world, call, moves);
            case TELLS_TOPIC ->
                moves.add(
                        Step.PUBLISH,
                        Actor.CALL,
                        call,
                        -1,
                        false,
                        world.copy().addToOutbox(call).place(call, Place.ENDED));
            default -> throw new IllegalStateException(world.place(call).name());
        }
    }

    /** How an earlier call with the same message stands, as far as the journal remembers the message. */
    Entry earlier(World world, int call) {
        int message = configuration.calls().get(call).message();
        for (int other = 0; other < configuration.calls().size(); other++) {
            Entry entry = world.entry(other);
            boolean remembered = entry.underWay() || entry == Entry.DONE || entry == Entry.REFUSED;
            if (other != call && remembered && configuration.calls().get(other).message() == message) {
                return entry;
            }
        }
        return Entry.NONE;
    }

    Request commit(World world, int call) {
        return new Request(
                call, world.of(call, C.HOME), configuration.calls().get(call).truth(), Purpose.COMMIT);
    }

    void close(World world, int call, Step step, Moves moves) {
        World next = world.copy();
        if (world.entry(call) == Entry.OPEN || !configuration.keeps(Rule.CLOSE_COMPARES)) {
            closed(next, call, step);
        } else {
            ended(next, call, Told.UNKNOWN);
        }
        moves.add(step, Actor.CALL, call, -1, false, next);
        if (Faults.left(configuration, world, Fault.JOURNAL_AWAY)) {
            World away = abandoned(Faults.spend(world.copy()), call, Told.UNKNOWN);
            moves.add(Step.JOURNAL_AWAY, Actor.CALL, call, -1, true, away);
            World unheard = abandoned(Faults.spend(next.copy()), call, Told.UNKNOWN);
            moves.add(Step.JOURNAL_AWAY, Actor.CALL, call, -1, true, unheard);
        }
    }

    /** The thread does not know what became of its word to the journal. */
    World abandoned(World next, int call, Told told) {
        ended(next, call, told);
        return configuration.keeps(Rule.CLOSE_AGAIN) ? next.place(call, Place.UNMARKED) : next;
    }

    private void closed(World next, int call, Step step) {
        switch (step) {
            case DONE -> {
                boolean asksToCommit =
                        configuration.calls().get(call).homeWritesItself() && !configuration.keeps(Rule.CONFIRM_COMMIT);
                applied(
                        next.entry(call, Entry.DONE),
                        call,
                        configuration.calls().get(call).truth());
                ended(next, call, asksToCommit ? Told.NOTHING : Told.DONE);
                if (asksToCommit) {
                    next.addStray(commit(next, call).packed());
                }
                if (configuration.topic() && !configuration.keeps(Rule.OUTBOX_IN_CLOSE)) {
                    next.place(call, Place.TELLS_TOPIC);
                }
            }
            case REFUSED -> ended(next.entry(call, Entry.REFUSED), call, Told.FAILED);
            case FAILED -> ended(next.entry(call, Entry.FAILED), call, Told.FAILED);
            case REVERSED -> ended(next.entry(call, Entry.REVERSED), call, Told.FAILED);
            case IN_DOUBT -> ended(next.entry(call, Entry.IN_DOUBT), call, Told.UNKNOWN);
            default -> throw new IllegalStateException(step.name());
        }
    }

    /** The store and the outbox, in the transaction of the close. */
    void applied(World next, int call, int value) {
        next.set(W.STORE, value);
        if (configuration.topic() && configuration.keeps(Rule.OUTBOX_IN_CLOSE)) {
            next.addToOutbox(call);
        }
    }

    /** The thread is gone. A save that the CRM has committed stays told done. */
    World ended(World next, int call, Told told) {
        forgetPlan(next, call).set(call, C.COUNT, 0).set(call, C.FENCED, 0).place(call, Place.ENDED);
        if (!next.entry(call).underWay()) {
            next.set(call, C.OWNER, 0).set(call, C.TAKEN_BY, 0);
        }
        return next.told(call) == Told.DONE ? next : next.told(call, told);
    }

    World forgetPlan(World next, int call) {
        return next.set(call, C.PLANNED_HOME, 0).set(call, C.PLANNED_EPOCH, 0).set(call, C.PLANNED_BEFORE, 0);
    }

    private void mark(World world, int call, Moves moves) {
        World next = world.copy().place(call, Place.ENDED);
        if (world.entry(call) == Entry.OPEN) {
            next.entry(call, Entry.IN_DOUBT);
        }
        moves.add(Step.IN_DOUBT, Actor.CALL, call, -1, false, next);
    }
}
