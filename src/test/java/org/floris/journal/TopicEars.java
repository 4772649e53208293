package org.floris.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A downstream system with a durable subscription of its own, which keeps for it what is sent while it is away. */
final class TopicEars {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConnectionFactory connections;
    private final String topic;
    private final String name;

    /** The last three are headers. */
    record Heard(JsonNode body, String exchangeId, String group, String schemaVersion) {}

    private TopicEars(ConnectionFactory connections, String topic, String name) {
        this.connections = connections;
        this.topic = topic;
        this.name = name;
    }

    static TopicEars subscribe(ConnectionFactory connections, String topic, String name) throws JMSException {
        TopicEars ears = new TopicEars(connections, topic, name);
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            ears.consumer(session).close();
        }
        return ears;
    }

    /** Stops at {@code most}, or when nothing has come for {@code silence} milliseconds. */
    List<Heard> hear(int most, long silence) throws JMSException, IOException {
        List<Heard> heard = new ArrayList<>();
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = consumer(session)) {
            connection.start();
            while (heard.size() < most && consumer.receive(silence) instanceof TextMessage message) {
                heard.add(new Heard(
                        JSON.readTree(message.getText()),
                        message.getStringProperty("exchangeId"),
                        message.getStringProperty("JMSXGroupID"),
                        message.getStringProperty("schemaVersion")));
            }
        }
        return heard;
    }

    private MessageConsumer consumer(Session session) throws JMSException {
        return session.createSharedDurableConsumer(session.createTopic(topic), name);
    }
}
