package org.floris.bridge.model;

import org.floris.bridge.model.Moves.Actor;
import org.floris.bridge.model.World.C;
import org.floris.bridge.model.World.Entry;
import org.floris.bridge.model.World.Place;
import org.floris.bridge.model.World.R;
import org.floris.bridge.model.World.Settling;
import org.floris.bridge.model.World.W;

/** Replicas that die, come back or are too slow; {@code journal.HubInstance} and {@code journal.DeadOwnerSweep}. */
final class HubSteps {
    private final Configuration configuration;
    private final CallSteps calls;
    private final ResolverSteps resolvers;

    HubSteps(Configuration configuration, CallSteps calls, ResolverSteps resolvers) {
        this.configuration = configuration;
        this.calls = calls;
        this.resolvers = resolvers;
    }

    void steps(World world, Moves moves) {
        for (int hub = 0; hub < World.HUBS; hub++) {
            if (inUse(hub)) {
                steps(world, hub, moves);
            }
        }
        if (world.up(0) || inUse(1) && world.up(1)) {
            sweep(world, moves);
            publish(world, moves);
        }
    }

    private boolean inUse(int hub) {
        return configuration.resolvers().contains(hub)
                || configuration.calls().stream().anyMatch(call -> call.hub() == hub);
    }

    private void steps(World world, int hub, Moves moves) {
        if (!world.up(hub)) {
            moves.add(Step.RESTART, Actor.HUB, hub, -1, false, world.copy().up(hub, true));
            return;
        }
        if (Faults.left(configuration, world, Fault.CRASH)) {
            moves.add(Step.CRASH, Actor.HUB, hub, -1, true, crash(Faults.spend(world.copy()), hub));
        }
        if (!world.leased(hub)) {
            moves.add(Step.RENEW, Actor.HUB, hub, -1, false, world.copy().leased(hub, true));
        } else if (Faults.left(configuration, world, Fault.LEASE_OVER)) {
            moves.add(Step.LEASE_OVER, Actor.HUB, hub, -1, true, leaseOver(Faults.spend(world.copy()), hub));
        }
    }

    private World crash(World next, int hub) {
        for (int resolver = 0; resolver < configuration.resolvers().size(); resolver++) {
            if (configuration.resolvers().get(resolver) == hub) {
                Settling settling = next.settling(resolver);
                if (settling == Settling.AWAITS_FINISH || settling == Settling.AWAITS_UNDO) {
                    next.addStray(resolvers.request(next, resolver).packed());
                }
                ResolverSteps.idle(next, resolver);
            }
        }
        for (int call = 0; call < configuration.calls().size(); call++) {
            if (configuration.calls().get(call).hub() == hub && next.place(call) != Place.NEW) {
                Place place = next.place(call);
                if (place == Place.AWAITS_HOME || place == Place.AWAITS_MIRROR || place == Place.AWAITS_UNDO) {
                    next.addStray(calls.request(next, call).packed());
                }
                next.place(call, Place.ENDED)
                        .set(call, C.COUNT, 0)
                        .set(call, C.FENCED, 0)
                        .set(call, C.PLANNED_HOME, 0)
                        .set(call, C.PLANNED_EPOCH, 0)
                        .set(call, C.PLANNED_BEFORE, 0);
            }
            if (next.entry(call).underWay() && next.of(call, C.OWNER) == hub) {
                next.set(call, C.OWNER, World.NOBODY).set(call, C.TAKEN_BY, 0);
            }
        }
        return next.up(hub, false).leased(hub, true);
    }

    private World leaseOver(World next, int hub) {
        next.leased(hub, false);
        for (int call = 0; call < configuration.calls().size(); call++) {
            if (configuration.calls().get(call).hub() == hub && opened(next.place(call))) {
                next.set(call, C.FENCED, configuration.keeps(Rule.LEASE_FENCE) ? 1 : 0);
            }
        }
        for (int resolver = 0; resolver < configuration.resolvers().size(); resolver++) {
            if (configuration.resolvers().get(resolver) == hub && next.settling(resolver) != Settling.IDLE) {
                next.set(resolver, R.FENCED, configuration.keeps(Rule.RESOLVER_FENCE) ? 1 : 0);
            }
        }
        return next;
    }

    private static boolean opened(Place place) {
        return place != Place.NEW && place != Place.PLANNED && place != Place.UNMARKED && place != Place.ENDED;
    }

    private void sweep(World world, Moves moves) {
        for (int call = 0; call < configuration.calls().size(); call++) {
            int owner = world.of(call, C.OWNER);
            boolean mayTake =
                    owner == World.NOBODY || !world.leased(owner) || !configuration.keeps(Rule.SWEEP_BY_LEASE);
            if (world.entry(call) == Entry.OPEN && mayTake) {
                moves.add(Step.SWEEP, Actor.CALL, call, -1, false, world.copy().entry(call, Entry.IN_DOUBT));
            }
        }
    }

    private void publish(World world, Moves moves) {
        int head = world.outboxHead();
        if (head != 0) {
            World next = world.copy().publishHead();
            next.set(W.TOPIC, configuration.calls().get(head - 1).truth());
            moves.add(Step.PUBLISH, Actor.CALL, head - 1, -1, false, next);
        }
    }
}
