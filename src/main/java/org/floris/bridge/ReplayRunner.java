package org.floris.bridge;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.floris.journal.DeferredChange;
import org.floris.journal.Replay;
import org.floris.journal.ReplayOutcome;
import org.floris.journal.ReplayWork;
import org.floris.journal.Replays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Runs the replays that no other hub runs, each in a thread of its own and no faster than it was asked to. It asks before
 * each change whether it may go on, so a replay that is stopped begins nothing more.
 */
@Component
class ReplayRunner implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(ReplayRunner.class);
    private static final long PAUSE_AFTER_FAILURE = TimeUnit.SECONDS.toNanos(1);

    private final Replays replays;
    private final ReplayWork work;
    private final Delivery delivery;
    private final Forecast forecast;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "replay");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;

    ReplayRunner(Replays replays, ReplayWork work, Delivery delivery, Forecast forecast) {
        this.replays = replays;
        this.work = work;
        this.delivery = delivery;
        this.forecast = forecast;
    }

    @Scheduled(fixedDelay = 500)
    void look() {
        try {
            work.take().forEach(id -> threads.execute(() -> run(id)));
        } catch (RuntimeException away) {
            log.debug("Nobody can say what is to be replayed", away);
        }
    }

    private void run(UUID id) {
        log.info("Replay {} goes on", id);
        boolean goesOn = true;
        while (goesOn && !stopping) {
            try {
                goesOn = run(replays.find(id).orElseThrow());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException broken) {
                log.warn("Replay {} waits a moment: {}", id, broken.toString());
                goesOn = pause(PAUSE_AFTER_FAILURE);
            }
        }
        log.info("Replay {} has ended here", id);
    }

    /** @return whether there may be more */
    private boolean run(Replay replay) throws InterruptedException {
        long pause = TimeUnit.SECONDS.toNanos(1) / replay.ratePerSecond();
        long due = System.nanoTime();
        while (!stopping) {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            // What takes longer than its share is not made up for in a burst.
            due = Math.max(due, System.nanoTime() - pause) + pause;
            Optional<DeferredChange> next = work.next(replay.id());
            if (next.isEmpty()) {
                return false;
            }
            step(replay, next.get());
        }
        return false;
    }

    private void step(Replay replay, DeferredChange change) {
        if (replay.dryRun()) {
            Forecast.Expected expected = forecast.of(change);
            work.note(replay.id(), change, expected.outcome(), expected.why());
        } else {
            Delivered delivered = delivery.one(change);
            work.note(replay.id(), change, outcome(delivered.kind()), delivered.why());
        }
    }

    private static ReplayOutcome outcome(Delivered.Kind kind) {
        return kind == Delivered.Kind.NOTHING ? ReplayOutcome.GONE : ReplayOutcome.valueOf(kind.name());
    }

    private static boolean pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void destroy() {
        stopping = true;
        threads.shutdownNow();
    }
}
