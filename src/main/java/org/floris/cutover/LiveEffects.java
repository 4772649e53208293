package org.floris.cutover;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Why;
import org.floris.store.Home;
import org.floris.store.Homes;
import org.springframework.transaction.support.TransactionTemplate;

/** A step that is really taken. */
class LiveEffects implements Effects {
    private static final Reason SOMEBODY_WAS_FIRST = Reason.of(
            "step-under-way",
            Why.of("somebody-was-first", "Somebody else has moved this batch a moment ago."),
            "Look at the batch again before you decide.");

    private final BatchTable table;
    private final Homes homes;
    private final Gates gates;
    private final BusyMembers busy;
    private final TransactionTemplate transactions;
    private final CutoverSettings settings;
    private final Step step;
    private final String by;
    private final Set<UUID> members;
    private Batch batch;
    private int moved;

    LiveEffects(Stepping stepping, Batch batch, Step step, String by) {
        this.table = stepping.table();
        this.homes = stepping.homes();
        this.gates = stepping.gates();
        this.busy = stepping.busy();
        this.transactions = stepping.transactions();
        this.settings = stepping.settings();
        this.batch = batch;
        this.step = step;
        this.by = by;
        this.members = Gates.userIds(batch);
    }

    int moved() {
        return moved;
    }

    @Override
    public List<Reason> begin() {
        try {
            List<Reason> refusals = transactions.execute(status -> {
                List<Reason> reasons = beginInside();
                if (!reasons.isEmpty()) {
                    status.setRollbackOnly();
                }
                return reasons;
            });
            return refusals == null ? List.of() : refusals;
        } catch (FlorisException refused) {
            if (refused.code() != ErrorCode.USER_MOVING) {
                throw refused;
            }
            return List.of(Reason.of(
                    "member-moving",
                    "Another batch is moving one of its members at this moment.",
                    "Wait until that has ended and try again."));
        }
    }

    private List<Reason> beginInside() {
        table.lockBeginnings();
        List<Reason> taken = gates.membersAreFree(batch, step);
        if (!taken.isEmpty()) {
            return taken;
        }
        Instant until = Instant.now().plus(settings.drain()).plus(settings.grace());
        Why reason = Why.of("draining", "Waiting until the writes of its members have ended.");
        if (!table.move(batch, step.during(), Optional.of(until), by, reason)) {
            return List.of(SOMEBODY_WAS_FIRST);
        }
        homes.beginMove(batch.id(), members, until);
        batch = table.find(batch.id()).orElseThrow();
        return List.of();
    }

    @Override
    public List<Reason> drain() {
        long end = System.nanoTime() + settings.drain().toNanos();
        while (!busy.hasNone(members)) {
            if (System.nanoTime() >= end) {
                return busy.stillBusy(members, batch.name());
            }
            pause(settings.pollEvery());
        }
        return List.of();
    }

    @Override
    public List<Reason> flip() {
        try {
            flipInside();
            return List.of();
        } catch (FlorisException refused) {
            if (refused.code() != ErrorCode.USER_MOVING) {
                throw refused;
            }
            return List.of(Reason.of(
                    "time-over",
                    "The time for this step was over before its members could be moved; nobody was.",
                    "Try again."));
        }
    }

    private void flipInside() {
        transactions.executeWithoutResult(status -> {
            Map<UUID, Home> now = new HashMap<>();
            homes.homesOf(members).forEach(home -> now.put(home.userId(), home));
            Map<String, Set<UUID>> travellers = travellers(now);
            travellers.forEach((system, users) -> homes.flip(batch.id(), users, system));
            moved = travellers.values().stream().mapToInt(Set::size).sum();
            if (step == Step.SWITCH) {
                Map<UUID, String> before = new HashMap<>();
                now.forEach((user, home) -> before.put(user, home.system()));
                table.recordHomes(batch.id(), before);
            }
            Set<UUID> staying = new HashSet<>(members);
            travellers.values().forEach(staying::removeAll);
            if (!staying.isEmpty()) {
                homes.endMove(batch.id(), staying);
            }
            if (!table.move(batch, step.after(), Optional.empty(), by, done())) {
                throw new IllegalStateException("The step was given up by the recovery before it could end");
            }
        });
    }

    private Map<String, Set<UUID>> travellers(Map<UUID, Home> now) {
        Map<String, Set<UUID>> travellers = new HashMap<>();
        for (Batch.Member member : batch.members()) {
            batch.destination(step, member)
                    .filter(system -> !system.equals(now.get(member.user()).system()))
                    .ifPresent(system -> travellers
                            .computeIfAbsent(system, key -> new HashSet<>())
                            .add(member.user()));
        }
        return travellers;
    }

    private Why done() {
        return step == Step.SWITCH
                ? Why.of("switched", "Its members are at home in {0}.", batch.target())
                : Why.of("rolled-back", "Its members are at home again where they were before the switch.");
    }

    @Override
    public void giveUp(List<Reason> reasons) {
        Why why = reasons.isEmpty()
                ? Why.of("broke-off", "A breakage ended the step.")
                : reasons.get(0).what();
        transactions.executeWithoutResult(status -> {
            if (table.move(batch, batch.cameFrom(), Optional.empty(), by, Why.of("given-up", "Given up: {0}", why))) {
                homes.endMove(batch.id(), members);
            }
        });
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for writes in flight", interrupted);
        }
    }

    /** What a step works with. */
    record Stepping(
            BatchTable table,
            Homes homes,
            Gates gates,
            BusyMembers busy,
            TransactionTemplate transactions,
            CutoverSettings settings) {
        List<Home> homesOf(Batch batch) {
            return new ArrayList<>(homes.homesOf(Gates.userIds(batch)));
        }
    }
}
