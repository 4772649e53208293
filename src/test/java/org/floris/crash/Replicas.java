package org.floris.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Kills the hubs, one while the other serves, starts them again, and measures how long their leftovers stay in doubt. */
final class Replicas implements AutoCloseable {
    private static final Duration DIES_WITHIN = Duration.ofSeconds(12);

    private final MachineRoom room;
    private final Doubts doubts;
    private final ExecutorService starters = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "starter");
        thread.setDaemon(true);
        return thread;
    });
    private final List<CompletableFuture<Void>> starting;
    private final List<CompletableFuture<Duration>> settling = new ArrayList<>();
    private final AtomicLong lastReady = new AtomicLong(System.nanoTime());
    private volatile Hub ordered;
    private int turn;

    Replicas(MachineRoom room, Doubts doubts) {
        this.room = room;
        this.doubts = doubts;
        starting = new CopyOnWriteArrayList<>();
        room.hubs().forEach(hub -> starting.add(CompletableFuture.completedFuture(null)));
    }

    /** Starts all, the first alone: it makes the schema and loads the users. */
    void start() {
        for (Hub hub : room.hubs()) {
            hub.begin();
            hub.awaitReady();
        }
    }

    /**
     * The next hub ends itself at that point, whether or not the other one is up again; {@code kill -9} where it does not
     * come there.
     *
     * @return whether it came there
     */
    boolean dieAt(CrashPoint point, int passage) {
        int which = turn++ % room.hubs().size();
        starting.get(which).join();
        Hub hub = room.hubs().get(which);
        hub.order(point + " " + passage);
        ordered = hub;
        boolean died = hub.awaitEnd(DIES_WITHIN) && hub.endedItself();
        ordered = null;
        died(which);
        return died;
    }

    /** The one that is about to die. */
    Optional<Hub> ordered() {
        return Optional.ofNullable(ordered);
    }

    /** Whether one is on its way up, and needs the machine. */
    boolean starting() {
        return !starting.stream().allMatch(CompletableFuture::isDone);
    }

    /** While the other one serves. */
    void kill() {
        int which = turn++ % room.hubs().size();
        awaitAll();
        room.hubs().get(which).kill();
        died(which);
    }

    void killAll() {
        awaitAll();
        room.hubs().forEach(Hub::kill);
        for (int which = 0; which < room.hubs().size(); which++) {
            died(which);
        }
    }

    private void died(int which) {
        Hub hub = room.hubs().get(which);
        hub.kill();
        List<UUID> left = doubts.held();
        CompletableFuture<Void> started = CompletableFuture.runAsync(
                () -> {
                    hub.begin();
                    hub.awaitReady();
                    lastReady.set(System.nanoTime());
                },
                starters);
        starting.set(which, started);
        settling.add(CompletableFuture.supplyAsync(() -> doubts.settledAfter(left, lastReady::get), starters));
    }

    void awaitAll() {
        starting.forEach(CompletableFuture::join);
    }

    /** The longest time from a restart until nothing was in doubt that the death had left; forgets it. */
    Duration settled() {
        Duration longest = settling.stream()
                .map(CompletableFuture::join)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        settling.clear();
        return longest;
    }

    @Override
    public void close() {
        starters.shutdownNow();
    }
}
