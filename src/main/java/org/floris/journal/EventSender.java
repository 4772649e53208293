package org.floris.journal;

import jakarta.jms.ConnectionFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.connection.JmsTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands events to the route {@code events/outbox}; returns when the broker has them on disk. */
@Component
class EventSender {
    static final String ROUTE = "direct:events-publish";

    private static final Logger LOG = LoggerFactory.getLogger(EventSender.class);

    private final ProducerTemplate routes;
    private final TransactionTemplate broker;

    EventSender(ProducerTemplate routes, ConnectionFactory connections) {
        this.routes = routes;
        JmsTransactionManager transactions = new JmsTransactionManager(connections);
        // The listeners of a database transaction have nothing to do here.
        transactions.setTransactionSynchronization(JmsTransactionManager.SYNCHRONIZATION_NEVER);
        this.broker = new TransactionTemplate(transactions);
    }

    /** All of them by one commit of the broker, in order. */
    void send(List<OutboxRow> events) {
        try {
            broker.executeWithoutResult(status -> events.forEach(this::send));
        } catch (RuntimeException broken) {
            if (events.size() == 1) {
                throw broken;
            }
            // The broker refuses the whole batch when it has one of them already; singly it just drops that one.
            LOG.debug("A batch of {} events is sent one by one", events.size(), broken);
            events.forEach(this::send);
        }
    }

    private void send(OutboxRow event) {
        Map<String, Object> headers = new HashMap<>();
        headers.put("exchangeId", event.exchangeId().toString());
        headers.put("entity", event.entity());
        headers.put("operation", event.operation());
        headers.put("recordId", event.recordId().toString());
        headers.put("_AMQ_DUPL_ID", event.eventId().toString());
        routes.sendBodyAndHeaders(ROUTE, event.body(), headers);
    }
}
