package org.floris.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Publishes the outbox while this hub holds its lock. Woken by a write of this hub at once; for those of others it looks
 * every few milliseconds.
 */
@Component
class OutboxPublisher implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxPublisher.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration PARKED_EVERY = Duration.ofSeconds(1);

    private final OutboxTable table;
    private final OutboxSignal signal;
    private final Publication publication;
    private final OutboxSettings settings;
    private Thread worker;
    private volatile boolean stopping;

    OutboxPublisher(OutboxTable table, OutboxSignal signal, Publication publication, OutboxSettings settings) {
        this.table = table;
        this.signal = signal;
        this.publication = publication;
        this.settings = settings;
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
        Optional<OutboxSession> allowed = table.acquire();
        if (allowed.isEmpty()) {
            Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
            return;
        }
        try (OutboxSession outbox = allowed.get()) {
            long parkedAt = System.nanoTime() - PARKED_EVERY.toNanos();
            while (!stopping) {
                if (System.nanoTime() - parkedAt >= PARKED_EVERY.toNanos()) {
                    publication.lookAfterParked(outbox);
                    parkedAt = System.nanoTime();
                }
                if (publication.publish(outbox) == 0) {
                    signal.await(settings.lookEvery());
                }
            }
        }
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
