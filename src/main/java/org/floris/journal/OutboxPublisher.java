package org.floris.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.floris.crash.CrashPoints;
import org.floris.crash.CrashStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Publishes the outbox, at least once, in the order of its ids, which is the order of the writes of each record. Woken
 * by a write of this hub at once; for those of others it looks every few milliseconds while there is work, and more
 * seldom the longer there is none.
 */
@Component
class OutboxPublisher implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxPublisher.class);
    private static final int BATCH = 500;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final OutboxTable table;
    private final OutboxSignal signal;
    private final EventSender sender;
    private final Counter published;
    private final CrashPoints points;
    private Thread worker;
    private volatile boolean stopping;

    OutboxPublisher(
            OutboxTable table, OutboxSignal signal, EventSender sender, MeterRegistry meters, CrashPoints points) {
        this.table = table;
        this.signal = signal;
        this.sender = sender;
        this.points = points;
        this.published = meters.counter("floris.outbox.published");
    }

    /** Not before the routes are there. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        worker = new Thread(this::run, "outbox-publisher");
        worker.setDaemon(true);
        worker.start();
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        if (worker != null) {
            signal.wake();
            worker.join(Duration.ofSeconds(5).toMillis());
            worker.interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                publishWhileAllowed();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | RuntimeException broken) {
                if (!stopping) {
                    LOG.warn("Events wait in the outbox: {}", rootMessage(broken));
                }
                sleep();
            }
        }
    }

    private void publishWhileAllowed() throws SQLException, InterruptedException {
        Optional<OutboxTable.Access> allowed = table.acquire();
        if (allowed.isEmpty()) {
            Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
            return;
        }
        try (OutboxTable.Access outbox = allowed.get()) {
            Duration pause = SHORTEST_PAUSE;
            while (!stopping) {
                if (publish(outbox) > 0) {
                    pause = SHORTEST_PAUSE;
                } else {
                    signal.await(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        }
    }

    private int publish(OutboxTable.Access outbox) {
        List<OutboxRow> events = outbox.first(BATCH);
        if (!events.isEmpty()) {
            points.before(CrashStep.PUBLISH);
            sender.send(events);
            points.after(CrashStep.PUBLISH);
            outbox.delete(events);
            published.increment(events.size());
        }
        return events.size();
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String rootMessage(Throwable broken) {
        Throwable root = broken;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.toString();
    }
}
