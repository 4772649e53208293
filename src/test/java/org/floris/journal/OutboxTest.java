package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.floris.journal.JournalFixture.opened;
import static org.floris.journal.JournalFixture.settled;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.ConnectionFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.floris.canonical.Attributes;
import org.floris.canonical.RecordId;
import org.floris.journal.TopicEars.Heard;
import org.floris.store.CoreTestContext;
import org.floris.store.HubUser;
import org.junit.jupiter.api.BeforeEach;
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
    private ParkedEvents parked;

    @Autowired
    private JournalGauges gauges;

    @Autowired
    private io.micrometer.core.instrument.MeterRegistry meters;

    @Autowired
    private JdbcClient jdbc;

    private HubUser user;

    @BeforeEach
    void nothingWaits() {
        awaitEmptyOutbox();
        user = fixture.newUser("sales");
    }

    @Test
    void eventsComeInTheOrderOfTheWritesOfARecordAlsoWhenTheBrokerIsRestarted() throws Exception {
        RecordId record = JournalFixture.client();
        TopicEars ears = TopicEars.subscribe(connections, TOPIC, "order");
        List<String> written = new ArrayList<>();
        written.addAll(write(record, 50));
        awaitEmptyOutbox();
        broker.stop();
        written.addAll(write(record, 50));
        assertThat(waiting()).isEqualTo(50);
        broker.start();
        written.addAll(write(record, 50));
        awaitEmptyOutbox();

        List<Heard> heard = ears.hear(150, 5000);

        assertThat(exchanges(heard)).containsExactlyElementsOf(written);
        assertThat(heard).extracting(Heard::exchangeId).containsExactlyElementsOf(written);
        assertThat(heard).extracting(Heard::group).containsOnly(heard.get(0).group());
        JsonNode event = heard.get(0).body();
        assertThat(event.path("entity").textValue()).isEqualTo("client");
        assertThat(event.path("id").textValue()).isEqualTo(record.id().toString());
        assertThat(event.path("operation").textValue()).isEqualTo("UPDATE");
        assertThat(event.path("attributes").path("lastName").textValue()).isEqualTo("Novaya");
        assertThat(event.path("user").textValue()).isEqualTo(user.login());
        assertThat(event.path("home").textValue()).isEqualTo("forsage");
        assertThat(event.path("epoch").longValue()).isEqualTo(1);
        assertThat(event.path("schemaVersion").textValue()).isEqualTo("1.0");
        assertThat(heard).extracting(Heard::schemaVersion).containsOnly("1.0");
    }

    /** As after a death between the broker's commit and the outbox's. */
    @Test
    void anEventThatWasSentButNotTakenFromTheOutboxIsNotHeardTwiceAndDoesNotBlockTheNext() throws Exception {
        TopicEars ears = TopicEars.subscribe(connections, TOPIC, "twice");
        broker.stop();
        List<String> written = write(JournalFixture.client(), 1);
        String columns = "event_id, exchange_id, entity, operation, record_id, schema_version, body_sealed, created_at";
        jdbc.sql("create table sent as select " + columns + " from outbox").update();
        broker.start();
        awaitEmptyOutbox();
        broker.stop();
        jdbc.sql("insert into outbox (" + columns + ") select " + columns + " from sent")
                .update();
        jdbc.sql("drop table sent").update();
        written.addAll(write(JournalFixture.client(), 1));
        broker.start();
        awaitEmptyOutbox();

        assertThat(exchanges(ears.hear(3, 500))).containsExactlyElementsOf(written);
    }

    @Test
    void anEventThatBreaksItsSchemaIsParkedWithWhatFollowsOfItsRecordAndStopsNothingElse() throws Exception {
        TopicEars ears = TopicEars.subscribe(connections, TOPIC, "poison");
        RecordId record = JournalFixture.client();
        RecordId other = JournalFixture.client();
        broker.stop();
        String first = write(record, 1).get(0);
        String wrong = write(record, Map.of("shoeSize", "Novaya"));
        String behind = write(record, 1).get(0);
        String elsewhere = write(other, 1).get(0);
        broker.start();
        awaitEmptyOutbox();

        assertThat(exchanges(ears.hear(4, 500))).containsExactly(first, elsewhere);
        ParkedEvent event = parkedOf(wrong);
        assertThat(event.record()).isEqualTo(record);
        assertThat(event.behind()).isEqualTo(1);
        assertThat(event.reason().sentence()).contains("shoeSize").doesNotContain("Novaya");
        assertThat(event.reason().code())
                .as("so that it can be told in Russian")
                .isEqualTo("event-breaks-schema");
        gauges.refresh();
        assertThat(meters.get("floris.outbox.parked")
                        .tag("state", "parked")
                        .gauge()
                        .value())
                .isEqualTo(1);

        String alsoBehind = write(record, 1).get(0);
        awaitEmptyOutbox();
        assertThat(parkedOf(wrong).behind()).isEqualTo(2);
        assertThat(ears.hear(1, 200)).isEmpty();

        parked.wish(event.eventId(), ParkedEvent.Wish.RETRY, "engineer");
        await(() -> parkedOf(wrong).attempts() == 2);
        assertThat(parkedOf(wrong).reason()).isEqualTo(event.reason());
        assertThat(parkedOf(wrong).wish()).isEmpty();
        assertThat(parkedOf(wrong).since()).isEqualTo(event.since());

        parked.wish(event.eventId(), ParkedEvent.Wish.DROP, "engineer");
        assertThat(exchanges(ears.hear(2, 5000))).containsExactly(behind, alsoBehind);
        assertThat(parked.list()).isEmpty();
        assertThat(parked.wish(event.eventId(), ParkedEvent.Wish.DROP, "engineer"))
                .isEmpty();
        write(record, 1);
        assertThat(ears.hear(1, 5000)).hasSize(1);
    }

    @Test
    void anEventThatCannotBeOpenedIsParkedAndStopsNothingElse() throws Exception {
        TopicEars ears = TopicEars.subscribe(connections, TOPIC, "sealed");
        broker.stop();
        String whole = write(JournalFixture.client(), 1).get(0);
        UUID damaged = UUID.randomUUID();
        // What was sealed for one event is put under another.
        jdbc.sql("insert into outbox (event_id, exchange_id, entity, operation, record_id, body_sealed, created_at)"
                        + " select gen_random_uuid(), ?, entity, operation, gen_random_uuid(), body_sealed, now()"
                        + " from outbox")
                .param(damaged)
                .update();
        broker.start();
        awaitEmptyOutbox();

        assertThat(exchanges(ears.hear(2, 500))).containsExactly(whole);
        ParkedEvent event = parkedOf(damaged.toString());
        assertThat(event.reason().sentence()).contains("outbox.body");
        parked.wish(event.eventId(), ParkedEvent.Wish.DROP, "engineer");
        await(() -> parked.list().isEmpty());
    }

    @Test
    void aTopicThatTakesNoMoreStopsNoOtherAndGoesOnInOrderOnceItDoes() throws Exception {
        TopicEars clients = TopicEars.subscribe(connections, TOPIC, "beside-full");
        AddressSettings full = new AddressSettings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL)
                .setMaxSizeBytes(1000);
        broker.getActiveMQServer().getAddressSettingsRepository().addMatch("floris.events.lead", full);
        TopicEars leads = TopicEars.subscribe(connections, "floris.events.lead", "full");
        RecordId record = new RecordId("lead", UUID.randomUUID());
        String first = write(record, 1).get(0);
        awaitEmptyOutbox();
        List<String> refused = write(record, 3);
        String client = write(JournalFixture.client(), 1).get(0);

        assertThat(exchanges(clients.hear(1, 5000))).containsExactly(client);
        awaitEmptyOutbox();
        ParkedEvent event = parkedOf(refused.get(0));
        assertThat(event.reason().sentence()).contains("broker refuses");
        assertThat(event.behind()).isEqualTo(2);

        broker.getActiveMQServer().getAddressSettingsRepository().removeMatch("floris.events.lead");
        assertThat(exchanges(leads.hear(1, 5000))).containsExactly(first);
        parked.wish(event.eventId(), ParkedEvent.Wish.RETRY, "engineer");
        assertThat(exchanges(leads.hear(3, 5000))).containsExactlyElementsOf(refused);
        await(() -> parked.list().isEmpty());
    }

    @Test
    void aConnectionThatTheBrokerCutsIsReplaced() throws Exception {
        TopicEars ears = TopicEars.subscribe(connections, TOPIC, "cut");
        RecordId record = JournalFixture.client();
        List<String> written = new ArrayList<>(write(record, 5));
        awaitEmptyOutbox();
        broker.getActiveMQServer()
                .getRemotingService()
                .getConnections()
                .forEach(connection -> connection.fail(new ActiveMQException("cut by a test")));
        written.addAll(write(record, 20));
        awaitEmptyOutbox();

        assertThat(exchanges(ears.hear(26, 500))).containsExactlyElementsOf(written);
    }

    @Test
    void aTopicThatTheBrokerHasForgottenStopsNothingAndIsThereAgainForTheNextReader() throws Exception {
        RecordId record = new RecordId("lead", UUID.randomUUID());
        write(record, 1);
        awaitEmptyOutbox();
        broker.getActiveMQServer().removeAddressInfo(SimpleString.of("floris.events.lead"), null, true);
        write(record, 2);
        awaitEmptyOutbox();
        TopicEars ears = TopicEars.subscribe(connections, "floris.events.lead", "later");

        List<String> written = write(record, 1);

        assertThat(exchanges(ears.hear(1, 5000))).containsExactlyElementsOf(written);
        assertThat(parked.list()).isEmpty();
    }

    private static List<String> exchanges(List<Heard> heard) {
        return heard.stream()
                .map(event -> event.body().path("exchangeId").textValue())
                .toList();
    }

    private ParkedEvent parkedOf(String exchange) {
        return parked.list().stream()
                .filter(event -> event.exchangeId().toString().equals(exchange))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no event of exchange " + exchange + " is parked"));
    }

    private List<String> write(RecordId record, int times) {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            written.add(write(record, Map.of("lastName", "Novaya")));
        }
        return written;
    }

    private String write(RecordId record, Map<String, Object> attributes) {
        Intent intent = fixture.update(user, record, new Attributes(attributes));
        journal.done(opened(journal.open(intent)), settled(intent));
        return intent.exchangeId().toString();
    }

    private void awaitEmptyOutbox() {
        await(() -> waiting() == 0);
    }

    private static void await(BooleanSupplier condition) {
        long giveUpAt = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it does not happen").isLessThan(giveUpAt);
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }

    private long waiting() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }
}
