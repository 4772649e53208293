package org.floris.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Seals what release 0.1.0 has written in the clear, a window of exchanges after the other, beside the hub's other
 * work: a big journal takes hours, and no start waits for it. One hub does it; where it stopped, it or another goes on.
 */
@Component
class PayloadSealing implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(PayloadSealing.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** A hub of the older release may still be at work while this one has started, and end what it had opened. */
    private static final Duration ENDED_WITHIN = Duration.ofMinutes(10);

    private final ClearPayloads table;
    private final ScheduledExecutorService worker;
    private long sealed;

    PayloadSealing(ClearPayloads table) {
        this.table = table;
        this.worker = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "payload-sealing");
            thread.setDaemon(true);
            return thread;
        });
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        worker.scheduleWithFixedDelay(this::round, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }

    private void round() {
        try {
            if (table.isDone()) {
                worker.shutdown();
                return;
            }
            UUID end = ExchangeIds.first(Instant.now().minus(ENDED_WITHIN));
            for (Optional<Integer> window = table.sealNext(end); window.isPresent(); window = table.sealNext(end)) {
                sealed += window.get();
                Thread.sleep(PAUSE.toMillis());
            }
            LOG.info("{} exchanges of an older release are sealed by now", sealed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException away) {
            LOG.warn("Payloads of an older release stay in the clear for now: {}", away.getMessage());
        }
    }
}
