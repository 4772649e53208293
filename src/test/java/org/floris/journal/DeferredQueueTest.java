package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Word of many records, through the broker as it is set in the box. */
class DeferredQueueTest {
    private static final String QUEUE = "floris.deferred.loris";
    private static final int RECORDS = 5000;
    private static final int CONSUMERS = 4;
    private static final int WORDS_EACH = 2;

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final Map<String, List<String>> came = new ConcurrentHashMap<>();

    @BeforeEach
    void aBroker() throws Exception {
        Configuration configuration =
                new ConfigurationImpl().setPersistenceEnabled(false).addAcceptorConfiguration("in-vm", "vm://77");
        new BrokerConfiguration().brokerInTheBox().customize(configuration);
        broker.setConfiguration(configuration).start();
    }

    @AfterEach
    void noBroker() throws Exception {
        broker.stop();
    }

    @Test
    void ofThousandsOfRecordsEachGoesToOneConsumerInOrderAndTheBrokerDoesNotRememberThemAll() throws Exception {
        try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory("vm://77");
                Connection connection = connections.createConnection()) {
            CountDownLatch all = new CountDownLatch(RECORDS * WORDS_EACH);
            for (int consumer = 0; consumer < CONSUMERS; consumer++) {
                listen(connection, Integer.toString(consumer), all);
            }
            connection.start();
            send(connection);

            assertThat(all.await(60, TimeUnit.SECONDS)).as("all have come").isTrue();

            Set<String> consumers = new HashSet<>();
            came.forEach((record, words) -> {
                consumers.addAll(words.stream().map(word -> word.split(" ")[0]).toList());
                String consumer = words.get(0).split(" ")[0];
                assertThat(words).as(record).containsExactly(consumer + " 0", consumer + " 1");
            });
            assertThat(came).hasSize(RECORDS);
            assertThat(consumers).hasSize(CONSUMERS);
            assertThat(broker.getActiveMQServer()
                            .locateQueue(SimpleString.of(QUEUE))
                            .getGroupCount())
                    .isBetween(CONSUMERS, 1024);
        }
    }

    private void listen(Connection connection, String consumer, CountDownLatch all) throws JMSException {
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        session.createConsumer(session.createQueue(QUEUE)).setMessageListener(message -> {
            note(consumer, message);
            all.countDown();
        });
    }

    private void note(String consumer, Message message) {
        try {
            came.computeIfAbsent(message.getStringProperty("JMSXGroupID"), record -> new ArrayList<>())
                    .add(consumer + " " + message.getIntProperty("word"));
        } catch (JMSException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static void send(Connection connection) throws JMSException {
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageProducer producer = session.createProducer(session.createQueue(QUEUE));
        for (int word = 0; word < WORDS_EACH; word++) {
            for (int record : IntStream.range(0, RECORDS).toArray()) {
                Message message = session.createMessage();
                message.setStringProperty("JMSXGroupID", "task/" + record);
                message.setIntProperty("word", word);
                producer.send(message);
            }
        }
        session.commit();
    }
}
