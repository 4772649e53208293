package org.floris.journal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.connection.JmsTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands word of what systems are owed to the route {@code events/deferred}, at least once. A message says only that a
 * record has work, so it may come twice or late; what is owed, and in which order, stands in the table.
 */
@Component
class DeferredAnnouncer implements DisposableBean {
    static final String ROUTE = "direct:deferred-announce";

    private static final Logger LOG = LoggerFactory.getLogger(DeferredAnnouncer.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int BATCH = 500;

    /** Hubs share the work: what one is announcing another leaves out. */
    private static final String NEXT =
            """
            update deferred_change set announced = true where position in (
                select position from deferred_change where not announced order by position limit :batch
                for update skip locked)
            returning system, entity, record_id
            """;

    private final JdbcClient jdbc;
    private final DeferredSignal signal;
    private final ProducerTemplate routes;
    private final TransactionTemplate database;
    private final KeptSessions sessions;
    private final TransactionTemplate broker;
    private Thread worker;
    private volatile boolean stopping;

    DeferredAnnouncer(
            JdbcClient jdbc,
            DeferredSignal signal,
            ProducerTemplate routes,
            PlatformTransactionManager transactions,
            KeptSessions sessions) {
        this.jdbc = jdbc;
        this.signal = signal;
        this.routes = routes;
        this.database = new TransactionTemplate(transactions);
        this.sessions = sessions;
        JmsTransactionManager messages = new JmsTransactionManager(sessions.connections());
        // The listeners of the database's transaction, in which it runs, have nothing to do here.
        messages.setTransactionSynchronization(JmsTransactionManager.SYNCHRONIZATION_NEVER);
        this.broker = new TransactionTemplate(messages);
    }

    /** Not before the routes are there. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        worker = new Thread(this::run, "deferred-announcer");
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
                if (announce() == 0) {
                    signal.await(LOOK_EVERY);
                }
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException broken) {
                if (!stopping) {
                    LOG.warn("What systems are owed cannot be announced yet: {}", broken.toString());
                }
                sessions.renew();
                pause();
            }
        }
    }

    /** @return how many changes */
    int announce() {
        Integer announced = database.execute(status -> {
            List<Work> works =
                    jdbc.sql(NEXT).param("batch", BATCH).query(Work.class).list();
            if (!works.isEmpty()) {
                broker.executeWithoutResult(sending -> works.forEach(this::send));
            }
            return works.size();
        });
        return announced == null ? 0 : announced;
    }

    /** A record of which a system is owed something. */
    private record Work(String system, String entity, UUID recordId) {}

    private void send(Work work) {
        Map<String, Object> headers = new HashMap<>();
        headers.put("system", work.system());
        headers.put("entity", work.entity());
        headers.put("recordId", work.recordId().toString());
        // The changes of a record are delivered one after the other: they go to one consumer while it lives.
        headers.put("JMSXGroupID", work.entity() + "/" + work.recordId());
        routes.sendBodyAndHeaders(ROUTE, "", headers);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
