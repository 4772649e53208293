package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.floris.journal.JournalFixture.client;
import static org.floris.journal.JournalFixture.created;
import static org.floris.journal.JournalFixture.opened;
import static org.floris.journal.JournalFixture.settled;
import static org.floris.journal.JournalFixture.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.floris.canonical.RecordId;
import org.floris.store.CoreTestContext;
import org.floris.store.HubUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was read before the hold is used only if nobody has written the record in between. */
@CoreTestContext
@Import(JournalFixture.class)
class RecordTurnTest {
    @Autowired
    private Journal journal;

    @Autowired
    private JournalFixture fixture;

    @Autowired
    private JdbcClient jdbc;

    private HubUser user;

    @BeforeEach
    void aUser() {
        user = fixture.newUser("sales");
    }

    @Test
    void whoeverReadBeforeAnotherHasClosedIsOvertakenAndLeavesNothing() {
        RecordId record = client();
        OptionalLong early = turnOf(record);
        Intent first = fixture.update(user, record, early);
        journal.done(opened(journal.open(first)), settled(first));

        Intent late = fixture.update(user, record, early);
        assertThat(journal.open(late)).isInstanceOf(Opening.Overtaken.class);

        assertThat(jdbc.sql("select count(*) from hold where record = ?")
                        .param(record.toString())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(journal.open(fixture.update(user, record, turnOf(record)))).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void theTurnGrowsAtEveryCloseOfWhateverKind() {
        RecordId record = client();
        Intent create = fixture.create(user, record);
        journal.done(opened(journal.open(create)), created(create));
        assertThat(journal.turnOf(record)).isEqualTo(1);
        journal.refused(open(record), new Ending(steps(), "forsage refuses with code 1"));
        assertThat(journal.turnOf(record)).isEqualTo(2);
        journal.reversed(open(record), new Ending(steps(), "loris refuses with code 7"));
        assertThat(journal.turnOf(record)).isEqualTo(3);
        journal.failed(open(record), new Ending(List.of(), "forsage is not there"));
        assertThat(journal.turnOf(record)).isEqualTo(4);
        OpenExchange doubtful = open(record);
        journal.inDoubt(doubtful, steps(), "loris did not answer in time");
        journal.reversed(journal.resume(doubtful.id()).orElseThrow(), new Ending(steps(), "taken back"));
        assertThat(journal.turnOf(record)).isEqualTo(5);
    }

    @Test
    void nobodyWhoIsLetInHasReadAnythingOld() throws Exception {
        RecordId record = client();
        // Stands for the systems: changed under the hold alone, read before it.
        AtomicInteger content = new AtomicInteger();
        AtomicInteger stale = new AtomicInteger();
        AtomicInteger overtaken = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<?>> writers = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            HubUser writer = fixture.newUser("sales");
            writers.add(pool.submit(() -> {
                for (int written = 0; written < 40; ) {
                    OptionalLong turn = turnOf(record);
                    int before = content.get();
                    Intent intent = fixture.update(writer, record, turn);
                    if (journal.open(intent) instanceof Opening.Opened opened) {
                        if (content.getAndIncrement() != before) {
                            stale.incrementAndGet();
                        }
                        journal.done(opened.exchange(), settled(intent));
                        written++;
                    } else {
                        overtaken.incrementAndGet();
                    }
                }
            }));
        }
        for (Future<?> writer : writers) {
            writer.get(60, TimeUnit.SECONDS);
        }
        pool.shutdown();
        assertThat(stale).hasValue(0);
        assertThat(overtaken).hasPositiveValue();
        assertThat(journal.turnOf(record)).isEqualTo(8 * 40);
    }

    private OptionalLong turnOf(RecordId record) {
        return OptionalLong.of(journal.turnOf(record));
    }

    private OpenExchange open(RecordId record) {
        return opened(journal.open(fixture.update(user, record, turnOf(record))));
    }
}
