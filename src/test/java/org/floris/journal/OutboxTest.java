package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.floris.journal.JournalFixture.opened;
import static org.floris.journal.JournalFixture.settled;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.floris.canonical.RecordId;
import org.floris.store.CoreTestContext;
import org.floris.store.HubUser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTestContext
@Import(JournalFixture.class)
class OutboxTest {
    private static final String TOPIC = "floris.events.client";

    @Autowired
    private Journal journal;

    @Autowired
    private JournalFixture fixture;

    @Autowired
    private ConnectionFactory connections;

    @Autowired
    private EmbeddedActiveMQ broker;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void eventsComeInTheOrderOfTheWritesOfARecordAlsoWhenTheBrokerIsRestarted() throws Exception {
        HubUser user = fixture.newUser("sales");
        RecordId record = JournalFixture.client();
        awaitEmptyOutbox();
        subscribe();
        List<String> written = new ArrayList<>();
        written.addAll(write(user, record, 50));
        awaitEmptyOutbox();
        broker.stop();
        written.addAll(write(user, record, 50));
        assertThat(waiting()).isEqualTo(50);
        broker.start();
        written.addAll(write(user, record, 50));
        awaitEmptyOutbox();

        List<JsonNode> received = receive(150);

        assertThat(received)
                .extracting(event -> event.path("exchangeId").textValue())
                .containsExactlyElementsOf(written);
        JsonNode event = received.get(0);
        assertThat(event.path("entity").textValue()).isEqualTo("client");
        assertThat(event.path("id").textValue()).isEqualTo(record.id().toString());
        assertThat(event.path("operation").textValue()).isEqualTo("UPDATE");
        assertThat(event.path("attributes").path("lastName").textValue()).isEqualTo("Novaya");
        assertThat(event.path("user").textValue()).isEqualTo(user.login());
        assertThat(event.path("home").textValue()).isEqualTo("forsage");
        assertThat(event.path("epoch").longValue()).isEqualTo(1);
    }

    @Test
    void anEventThatWasSentButNotTakenFromTheOutboxDoesNotBlockTheNext() throws Exception {
        HubUser user = fixture.newUser("sales");
        RecordId record = JournalFixture.client();
        write(user, record, 1);
        awaitEmptyOutbox();
        String copy = "insert into outbox (event_id, exchange_id, entity, operation, record_id, body, created_at)"
                + " values ('00000000-0000-0000-0000-000000000001', gen_random_uuid(), 'client', 'UPDATE',"
                + " gen_random_uuid(), '{}', now())";
        jdbc.sql(copy).update();
        awaitEmptyOutbox();
        jdbc.sql(copy).update();
        jdbc.sql(copy.replace("000001'", "000002'")).update();
        awaitEmptyOutbox();
    }

    private List<String> write(HubUser user, RecordId record, int times) {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Intent intent = fixture.update(user, record);
            journal.done(opened(journal.open(intent)), settled(intent));
            written.add(intent.exchangeId().toString());
        }
        return written;
    }

    private void subscribe() throws JMSException {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            session.createSharedDurableConsumer(session.createTopic(TOPIC), "test")
                    .close();
        }
    }

    private List<JsonNode> receive(int count) throws Exception {
        List<JsonNode> received = new ArrayList<>();
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createSharedDurableConsumer(session.createTopic(TOPIC), "test")) {
            connection.start();
            while (received.size() < count && consumer.receive(5000) instanceof TextMessage message) {
                received.add(new ObjectMapper().readTree(message.getText()));
                assertThat(message.getStringProperty("exchangeId"))
                        .isEqualTo(received.get(received.size() - 1)
                                .path("exchangeId")
                                .textValue());
            }
        }
        return received;
    }

    private void awaitEmptyOutbox() throws InterruptedException {
        long giveUpAt = System.nanoTime() + 60_000_000_000L;
        while (waiting() > 0) {
            assertThat(System.nanoTime()).as("the outbox is not emptied").isLessThan(giveUpAt);
            Thread.sleep(20);
        }
    }

    private long waiting() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }
}
