package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.floris.journal.JournalFixture.settled;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.floris.canonical.RecordId;
import org.floris.store.CoreTestContext;
import org.floris.store.HubUser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTestContext
@Import(JournalFixture.class)
class JournalThroughputTest {
    @Autowired
    private Journal journal;

    @Autowired
    private JournalFixture fixture;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anExchangeCostsTwoCommitsHoweverManyAreWritten() throws Exception {
        measure(8, 50);
        measure(1, 100);
        long before = commits();
        int exchanges = measure(32, 100);
        double perExchange = (commits() - before) / (double) exchanges;
        printDrain();
        System.out.printf("%.3f commits per exchange%n", perExchange);
        // Heartbeat and publisher count as well; a transaction that only reads gets no number and waits for no disk.
        assertThat(perExchange).isBetween(1.99, 2.2);
    }

    @Test
    void writersOfOneRecordTakeTurns() throws Exception {
        HubUser user = fixture.newUser("sales");
        RecordId record = JournalFixture.client();
        run(8, 50, user, record);
        long done = jdbc.sql("select count(*) from exchange where user_id = ? and state = 'DONE'")
                .param(user.id())
                .query(Long.class)
                .single();
        assertThat(done).isEqualTo(400);
        long overlaps = jdbc.sql("select count(*) from (select version from party where id = ?) p where version <> 399")
                .param(record.id())
                .query(Long.class)
                .single();
        assertThat(overlaps).isZero();
    }

    private int measure(int threads, int each) throws Exception {
        long begun = System.nanoTime();
        run(threads, each, null, null);
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%d threads: %.0f exchanges/s%n", threads, threads * each / seconds);
        return threads * each;
    }

    private void run(int threads, int each, HubUser oneUser, RecordId oneRecord) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            HubUser user = oneUser == null ? fixture.newUser("sales") : oneUser;
            RecordId record = oneRecord == null ? JournalFixture.client() : oneRecord;
            running.add(pool.submit(() -> {
                for (int i = 0; i < each; i++) {
                    OpenExchange exchange = openInTurn(user, record);
                    journal.done(exchange, settled(exchange.intent()));
                }
            }));
        }
        for (Future<?> writer : running) {
            writer.get();
        }
        pool.shutdown();
    }

    private OpenExchange openInTurn(HubUser user, RecordId record) {
        while (true) {
            Intent intent = fixture.update(user, record, OptionalLong.of(journal.turnOf(record)));
            if (journal.open(intent) instanceof Opening.Opened opened) {
                return opened.exchange();
            }
        }
    }

    private void printDrain() throws InterruptedException {
        long begun = System.nanoTime();
        long waiting = waiting();
        while (waiting() > 0) {
            Thread.sleep(50);
        }
        System.out.printf("%d events published in %d ms%n", waiting, (System.nanoTime() - begun) / 1_000_000);
    }

    private long waiting() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }

    /** Transactions that have written something: each has a number, and its commit waits for the disk. */
    private long commits() {
        return jdbc.sql("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }
}
