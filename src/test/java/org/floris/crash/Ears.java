package org.floris.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A downstream system with durable subscriptions, which goes on listening whatever happens to the broker. */
final class Ears implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<UUID, Heard> byEvent = new ConcurrentHashMap<>();
    private final Map<UUID, List<Heard>> byRecord = new ConcurrentHashMap<>();
    private final Set<UUID> exchanges = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param serial of the description that the event tells; empty when it tells none */
    record Heard(UUID event, UUID exchange, String operation, UUID record, String serial) {}

    Ears(String url, List<String> entities) {
        this.url = url;
        CountDownLatch subscribed = new CountDownLatch(entities.size());
        for (String entity : entities) {
            Thread thread = new Thread(() -> listen(entity, subscribed), "ears-" + entity);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        try {
            subscribed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was told of a record, each event once, in the order in which it was heard first. */
    List<Heard> of(UUID record) {
        List<Heard> heard = byRecord.getOrDefault(record, List.of());
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    int exchanges() {
        return exchanges.size();
    }

    private void listen(String entity, CountDownLatch subscribed) {
        while (!closed) {
            try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
                    Connection connection = factory.createConnection()) {
                connection.setClientID("crash-" + entity);
                Session session = connection.createSession(false, Session.CLIENT_ACKNOWLEDGE);
                MessageConsumer consumer =
                        session.createDurableSubscriber(session.createTopic("floris.events." + entity), "ears");
                connection.start();
                subscribed.countDown();
                while (!closed) {
                    Message message = consumer.receive(500);
                    if (message != null) {
                        hear(message);
                        message.acknowledge();
                    }
                }
            } catch (JMSException | IOException away) {
                Pause.millis(300);
            }
        }
    }

    private void hear(Message message) throws JMSException, IOException {
        JsonNode event = JSON.readTree(message.getBody(String.class));
        Heard heard = new Heard(
                UUID.fromString(event.path("eventId").asText()),
                UUID.fromString(event.path("exchangeId").asText()),
                event.path("operation").asText(),
                UUID.fromString(event.path("id").asText()),
                event.path("attributes").path("description").asText(""));
        if (byEvent.putIfAbsent(heard.event(), heard) == null) {
            List<Heard> record = byRecord.computeIfAbsent(heard.record(), id -> new ArrayList<>());
            synchronized (record) {
                record.add(heard);
            }
            exchanges.add(heard.exchange());
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(thread -> {
            try {
                thread.join(3000);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
