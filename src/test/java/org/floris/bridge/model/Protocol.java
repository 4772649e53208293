package org.floris.bridge.model;

import java.util.Optional;
import org.floris.bridge.model.World.C;
import org.floris.bridge.model.World.Entry;
import org.floris.bridge.model.World.Place;
import org.floris.bridge.model.World.Told;
import org.floris.bridge.model.World.W;

/** The married write in one configuration: where it begins, what may happen next, and what has to hold. */
final class Protocol {
    private final Configuration configuration;
    private final Crms crms;
    private final CallSteps calls;
    private final ResolverSteps resolvers;
    private final HubSteps hubs;
    private final CutoverSteps cutover;

    Protocol(Configuration configuration) {
        this.configuration = configuration;
        this.crms = new Crms(configuration);
        this.calls = new CallSteps(configuration, crms);
        this.resolvers = new ResolverSteps(configuration, crms);
        this.hubs = new HubSteps(configuration, calls, resolvers);
        this.cutover = new CutoverSteps(configuration);
    }

    World begin() {
        return World.blank().set(W.FAULTS, configuration.faults());
    }

    void steps(World world, Moves moves) {
        for (int call = 0; call < configuration.calls().size(); call++) {
            calls.steps(world, call, moves);
        }
        for (int resolver = 0; resolver < configuration.resolvers().size(); resolver++) {
            resolvers.steps(world, resolver, moves);
        }
        hubs.steps(world, moves);
        cutover.steps(world, moves);
        crms.steps(world, moves);
    }

    /** What is broken in this state. */
    Optional<Invariant> broken(World world) {
        if (world.of(W.BROKEN) != 0) {
            return Optional.of(Invariant.values()[world.of(W.BROKEN) - 1]);
        }
        int underWay = 0;
        for (int call = 0; call < configuration.calls().size(); call++) {
            if (world.entry(call).underWay()) {
                underWay++;
                if (crms.stale(world, call)) {
                    return Optional.of(Invariant.ONE_HOME);
                }
            }
            Optional<Invariant> broken = brokenFor(world, call);
            if (broken.isPresent()) {
                return broken;
            }
        }
        if (underWay > 1) {
            return Optional.of(Invariant.HOLD_EXCLUDES);
        }
        if (underWay == 0 && world.of(W.OUTSIDER) == 0 && !crms.commitPending(world) && !same(world)) {
            return Optional.of(Invariant.SAME_EVERYWHERE);
        }
        if (configuration.topic() && published(world) && world.of(W.TOPIC) != world.of(W.STORE)) {
            return Optional.of(Invariant.TOPIC_ORDER);
        }
        return Optional.empty();
    }

    private Optional<Invariant> brokenFor(World world, int call) {
        Call asked = configuration.calls().get(call);
        int done = 0;
        for (int other = 0; other < configuration.calls().size(); other++) {
            if (configuration.calls().get(other).message() == asked.message() && world.entry(other) == Entry.DONE) {
                done++;
            }
        }
        if (done > 1) {
            return Optional.of(Invariant.ONE_EFFECT);
        }
        boolean committing = asked.homeWritesItself() && world.entry(call).underWay();
        if (world.told(call) == Told.DONE && done == 0 && !committing) {
            return Optional.of(Invariant.TOLD_DONE);
        }
        boolean lied = world.told(call) == Told.FAILED && world.entry(call) == Entry.DONE;
        return lied ? Optional.of(Invariant.TOLD_FAILED) : Optional.empty();
    }

    private boolean same(World world) {
        for (int system = 0; system < configuration.systems(); system++) {
            if (world.content(system) != world.of(W.STORE)) {
                return false;
            }
        }
        return true;
    }

    private boolean published(World world) {
        for (int call = 0; call < configuration.calls().size(); call++) {
            if (world.place(call) == Place.TELLS_TOPIC) {
                return false;
            }
        }
        return world.outboxHead() == 0;
    }

    /** Whether nothing is left to settle but what somebody past the hub has changed and people have to decide. */
    boolean settled(World world) {
        for (int call = 0; call < configuration.calls().size(); call++) {
            boolean people = world.of(call, C.FINDING) == 1 && world.of(W.OUTSIDER) == 1;
            if (world.entry(call).underWay() && !people) {
                return false;
            }
        }
        return world.stray(0) == 0 && (!configuration.topic() || published(world));
    }
}
