package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.floris.journal.JournalFixture.opened;
import static org.floris.journal.JournalFixture.settled;

import jakarta.jms.ConnectionFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.floris.canonical.RecordId;
import org.floris.journal.TopicEars.Heard;
import org.floris.store.HubUser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The broker goes away and comes back, twice, while writes go on: readers hear each once, in the order of its record. */
abstract class BrokerRestarts {
    private static final int WRITERS = 4;
    private static final int RECORDS_EACH = 8;

    @Autowired
    private Journal journal;

    @Autowired
    private JournalFixture fixture;

    @Autowired
    private ConnectionFactory connections;

    @Autowired
    private JdbcClient jdbc;

    private final Map<UUID, List<String>> written = new ConcurrentHashMap<>();
    private volatile boolean ending;

    abstract void stopBroker() throws Exception;

    abstract void startBroker() throws Exception;

    @Test
    void readersHearEveryWriteOnceAndInOrderAlthoughTheBrokerGoesAwayUnderLoad() throws Exception {
        TopicEars ears = TopicEars.subscribe(connections, "floris.events.client", "restarts");
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            HubUser user = fixture.newUser("sales");
            Thread thread = new Thread(() -> write(user), "writer-" + writer);
            thread.start();
            writers.add(thread);
        }
        for (int restart = 0; restart < 2; restart++) {
            TimeUnit.SECONDS.sleep(2);
            stopBroker();
            TimeUnit.SECONDS.sleep(2);
            assertThat(waiting()).as("events wait for the broker").isPositive();
            startBroker();
        }
        TimeUnit.SECONDS.sleep(2);
        ending = true;
        for (Thread writer : writers) {
            writer.join();
        }
        awaitEmptyOutbox();

        int writes = written.values().stream().mapToInt(List::size).sum();
        List<Heard> heard = ears.hear(Integer.MAX_VALUE, 2000);
        System.out.printf("%d writes, %d events heard%n", writes, heard.size());

        assertThat(heard)
                .extracting(event -> event.body().path("eventId").textValue())
                .doesNotHaveDuplicates();
        Map<UUID, List<String>> heardOf = heard.stream()
                .collect(Collectors.groupingBy(
                        event -> UUID.fromString(event.body().path("id").textValue()),
                        Collectors.mapping(
                                event -> event.body().path("exchangeId").textValue(), Collectors.toList())));
        assertThat(heardOf).isEqualTo(written);
        assertThat(writes).isGreaterThan(100);
    }

    /** Each writer has records of his own, so that the order of their writes is known. */
    private void write(HubUser user) {
        List<RecordId> records = new ArrayList<>();
        for (int i = 0; i < RECORDS_EACH; i++) {
            records.add(JournalFixture.client());
        }
        for (int i = 0; !ending; i++) {
            RecordId record = records.get(i % RECORDS_EACH);
            Intent intent = fixture.update(user, record);
            journal.done(opened(journal.open(intent)), settled(intent));
            written.computeIfAbsent(record.id(), id -> new ArrayList<>())
                    .add(intent.exchangeId().toString());
        }
    }

    private void awaitEmptyOutbox() throws InterruptedException {
        long giveUpAt = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (waiting() > 0) {
            assertThat(System.nanoTime()).as("the outbox is not emptied").isLessThan(giveUpAt);
            Thread.sleep(50);
        }
    }

    private long waiting() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }
}
