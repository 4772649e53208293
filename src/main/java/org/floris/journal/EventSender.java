package org.floris.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.floris.canonical.Why;
import org.floris.journal.events.EventHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.connection.JmsTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;

/** Hands events to the route {@code events/outbox}; returns when the broker has them on disk. */
@Component
class EventSender {
    static final String ROUTE = "direct:events-publish";

    private static final Logger LOG = LoggerFactory.getLogger(EventSender.class);

    private final ProducerTemplate routes;
    private final KeptSessions sessions;
    private final BrokerRefusals refusals;
    private final JmsTransactionManager broker;
    /** The last one; twice in a row it may be the session. */
    private boolean batchFailed;

    EventSender(ProducerTemplate routes, KeptSessions sessions, BrokerRefusals refusals) {
        this.routes = routes;
        this.sessions = sessions;
        this.refusals = refusals;
        this.broker = new JmsTransactionManager(sessions.connections());
        // The listeners of a database transaction have nothing to do here.
        broker.setTransactionSynchronization(JmsTransactionManager.SYNCHRONIZATION_NEVER);
    }

    /**
     * All of them by one commit of the broker, in order.
     *
     * @return those that the broker refuses though it is there, and what comes after them of the same record
     */
    List<Parking> send(List<OutboxRow> events) {
        try {
            sendTogether(events);
            batchFailed = false;
            return List.of();
        } catch (RuntimeException broken) {
            // The broker refuses the whole batch for one of them, also when it has it already; singly it drops that
            // one.
            LOG.debug("A batch of {} events is sent one by one", events.size(), broken);
            if (batchFailed) {
                sessions.renew();
            }
            batchFailed = true;
            return sendSingly(events);
        }
    }

    private void sendTogether(List<OutboxRow> events) {
        TransactionStatus transaction = broker.getTransaction(TransactionDefinition.withDefaults());
        try {
            events.forEach(this::send);
        } catch (RuntimeException broken) {
            rollBackQuietly(transaction);
            throw broken;
        }
        broker.commit(transaction);
    }

    /** What has broken is told already. */
    private void rollBackQuietly(TransactionStatus transaction) {
        try {
            broker.rollback(transaction);
        } catch (TransactionException gone) {
            LOG.debug("A broker that is gone cannot roll back", gone);
        }
    }

    private List<Parking> sendSingly(List<OutboxRow> events) {
        List<Parking> parked = new ArrayList<>();
        Set<UUID> stuck = new HashSet<>();
        for (OutboxRow event : events) {
            if (stuck.contains(event.recordId())) {
                parked.add(Parking.behind(event));
                continue;
            }
            try {
                send(event);
            } catch (RuntimeException broken) {
                Optional<Why> refusal = refusals.of(broken);
                if (refusal.isEmpty()) {
                    sessions.renew();
                    throw broken;
                }
                parked.add(Parking.parked(event, refusal.get()));
                stuck.add(event.recordId());
            }
        }
        return parked;
    }

    private void send(OutboxRow event) {
        routes.sendBodyAndHeaders(
                ROUTE,
                event.json(),
                EventHeaders.of(
                        event.eventId(),
                        event.exchangeId(),
                        event.entity(),
                        event.operation(),
                        event.recordId(),
                        event.version()));
    }
}
