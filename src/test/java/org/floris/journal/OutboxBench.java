package org.floris.journal;

import static org.floris.journal.JournalFixture.opened;
import static org.floris.journal.JournalFixture.settled;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.floris.canonical.RecordId;
import org.floris.store.CoreTestContext;
import org.floris.store.HubUser;
import org.floris.store.TestDatabase;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Not a test: prints how long after its commit a change is heard by a subscriber of its topic, at a constant rate, beside
 * a bare send of a message of the same size in the same run. The rate is kept whatever happens: a change that comes late
 * counts from the moment when it should have come. Arguments: changes a second, seconds, broker's URL; all optional.
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) org.floris.journal.OutboxBench 500 60
 * </pre>
 */
final class OutboxBench {
    private static final int WRITERS = 16;
    private static final int RECORDS = 400;
    private static final int WARM_UP_SECONDS = 15;

    private final Journal journal;
    private final ConnectionFactory connections;
    private final HubUser user;
    private final int rate;
    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final List<RecordId> records = new ArrayList<>();
    private volatile int size;

    private OutboxBench(ConfigurableApplicationContext hub, int rate) {
        this.journal = hub.getBean(Journal.class);
        this.connections = hub.getBean(ConnectionFactory.class);
        this.user = hub.getBean(JournalFixture.class).newUser("sales");
        this.rate = rate;
        for (int i = 0; i < RECORDS; i++) {
            records.add(JournalFixture.client());
        }
    }

    public static void main(String[] arguments) throws Exception {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        try (ConfigurableApplicationContext hub = new SpringApplicationBuilder(
                        CoreTestContext.Configuration.class, JournalFixture.class)
                .web(WebApplicationType.NONE)
                .initializers(new TestDatabase.Initializer())
                .profiles("core")
                .run(
                        "--floris.database.pool-size=40",
                        "--floris.data-directory=target/test-hub/bench-" + System.nanoTime(),
                        "--floris.broker.url=" + (arguments.length > 2 ? arguments[2] : ""),
                        "--camel.main.routes-include-pattern=file:routes/events/*.camel.yaml")) {
            new OutboxBench(hub, rate).run(seconds, hub.getBean(JournalFixture.class));
        }
        System.exit(0);
    }

    private void run(int seconds, JournalFixture fixture) throws Exception {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            session.createConsumer(session.createTopic("floris.events.client")).setMessageListener(this::hear);
            session.createConsumer(session.createTopic("bare")).setMessageListener(this::hear);
            connection.start();
            bare(WARM_UP_SECONDS / 3);
            changes(WARM_UP_SECONDS, fixture);
            long[] outbox = changes(seconds, fixture);
            long[] bare = bare(Math.max(seconds / 3, 1));
            System.out.printf(
                    "ratio to a bare send: p50 %.1f, p99 %.1f%n",
                    percentile(outbox, 50) / (double) percentile(bare, 50),
                    percentile(outbox, 99) / (double) percentile(bare, 99));
        }
    }

    private long[] changes(int seconds, JournalFixture fixture) throws InterruptedException {
        int count = rate * seconds;
        String[] exchanges = new String[count];
        long[] due = new long[count];
        long[] committed = new long[count];
        atConstantRate(count, due, number -> {
            RecordId record = records.get(number % RECORDS);
            Intent intent = fixture.update(user, record);
            exchanges[number] = intent.exchangeId().toString();
            OpenExchange exchange = opened(journal.open(intent));
            journal.done(exchange, settled(intent));
            committed[number] = System.nanoTime();
        });
        long[] fromCommit = awaitHeard(exchanges, committed);
        long[] fromDue = awaitHeard(exchanges, due);
        long[] writes = new long[count];
        Arrays.setAll(writes, number -> committed[number] - due[number]);
        print("commit -> heard", fromCommit);
        print("write due -> heard", fromDue);
        print("write due -> committed", writes);
        heard.clear();
        return fromCommit;
    }

    /** One persistent message and one commit of the broker each, sent by as many threads. */
    private long[] bare(int seconds) throws Exception {
        int count = rate * seconds;
        String[] ids = new String[count];
        long[] due = new long[count];
        String body = "x".repeat(Math.max(size, 500));
        try (Connection connection = connections.createConnection()) {
            ThreadLocal<Sender> senders = ThreadLocal.withInitial(() -> new Sender(connection));
            atConstantRate(count, due, number -> {
                ids[number] = "bare-" + number;
                senders.get().send(ids[number], body);
            });
            long[] took = awaitHeard(ids, due);
            print("bare send, due -> heard", took);
            heard.clear();
            return took;
        }
    }

    private void atConstantRate(int count, long[] due, IntConsumer work) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
        long begin = System.nanoTime() + 100_000_000L;
        for (int number = 0; number < count; number++) {
            due[number] = begin + number * 1_000_000_000L / rate;
            LockSupport.parkNanos(due[number] - System.nanoTime());
            int mine = number;
            pool.execute(() -> work.accept(mine));
        }
        pool.shutdown();
        if (!pool.awaitTermination(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The rate is not reached");
        }
    }

    private long[] awaitHeard(String[] ids, long[] from) throws InterruptedException {
        long giveUpAt = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        long[] took = new long[ids.length];
        for (int number = 0; number < ids.length; number++) {
            Long at = heard.get(ids[number]);
            while (at == null) {
                if (System.nanoTime() > giveUpAt) {
                    throw new IllegalStateException("An event is missing");
                }
                Thread.sleep(5);
                at = heard.get(ids[number]);
            }
            took[number] = Math.max(0, at - from[number]);
        }
        return took;
    }

    private void hear(Message message) {
        long now = System.nanoTime();
        try {
            heard.put(message.getStringProperty("exchangeId"), now);
            size = ((TextMessage) message).getText().length();
        } catch (JMSException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void print(String what, long[] took) {
        System.out.printf(
                "%-24s %6d, p50 %6.1f ms, p99 %6.1f ms, p99.9 %6.1f ms, most %6.1f ms%n",
                what,
                took.length,
                percentile(took, 50) / 1e6,
                percentile(took, 99) / 1e6,
                percentile(took, 99.9) / 1e6,
                percentile(took, 100) / 1e6);
    }

    private static long percentile(long[] took, double percent) {
        long[] sorted = took.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * percent / 100))];
    }

    private static final class Sender {
        private final Session session;
        private final MessageProducer producer;

        Sender(Connection connection) {
            try {
                session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                producer = session.createProducer(session.createTopic("bare"));
                producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            } catch (JMSException broken) {
                throw new IllegalStateException(broken);
            }
        }

        void send(String id, String body) {
            try {
                TextMessage message = session.createTextMessage(body);
                message.setStringProperty("exchangeId", id);
                producer.send(message);
            } catch (JMSException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }
}
