package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.floris.journal.JournalFixture.client;
import static org.floris.journal.JournalFixture.opened;
import static org.floris.journal.JournalFixture.settled;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.floris.journal.retention.Retention;
import org.floris.journal.retention.RetentionDay;
import org.floris.journal.retention.RetentionPlan;
import org.floris.journal.retention.RetentionRun;
import org.floris.journal.retention.RetentionRun.State;
import org.floris.store.CoreTestContext;
import org.floris.store.HubUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTestContext
@Import(JournalFixture.class)
class RetentionTest {
    /** How many days ago: of each class the time is over, and no other test has rows of that day. */
    private static final AtomicInteger DONE_IS_OVER = new AtomicInteger(100);

    private static final AtomicInteger ALL_IS_OVER = new AtomicInteger(400);

    @Autowired
    private Retention retention;

    @Autowired
    private Journal journal;

    @Autowired
    private Exchanges exchanges;

    @Autowired
    private JournalFixture fixture;

    @Autowired
    private Partitions partitions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    private HubUser user;

    @BeforeEach
    void theJournalHoldsNothingOld() throws Exception {
        user = fixture.newUser("sales");
        run();
    }

    @Test
    void whatIsDoneGoesInItsTimeAndWhatWasRefusedStaysLonger() throws Exception {
        int daysAgo = DONE_IS_OVER.incrementAndGet();
        partitions.make(day(daysAgo));
        UUID done = done(daysAgo);
        UUID refused = refused(daysAgo);
        UUID young = done(10);

        RetentionPlan plan = retention.plan();
        RetentionRun run = run();

        assertThat(plan.days()).containsExactly(new RetentionDay(day(daysAgo), 2, 1, 0));
        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.pruned()).isEqualTo(plan.pruned()).isEqualTo(1);
        assertThat(run.kept()).isEqualTo(1);
        assertThat(exchanges.find(done)).isEmpty();
        assertThat(transitionsOf(done)).isZero();
        assertThat(exchanges.find(refused)).isPresent();
        assertThat(transitionsOf(refused)).isEqualTo(1);
        assertThat(exchanges.find(young)).isPresent();
        assertThat(retention.plan().days()).isEmpty();
    }

    @Test
    void aDayOfWhichNothingMustStayIsDropped() throws Exception {
        int daysAgo = ALL_IS_OVER.incrementAndGet();
        LocalDate day = day(daysAgo);
        partitions.make(day);
        done(daysAgo);
        refused(daysAgo);

        assertThat(retention.plan().days()).allMatch(RetentionDay::isDropped).hasSize(1);
        run();

        assertThat(tablesOf(day)).isEmpty();
    }

    @Test
    void whatIsInDoubtStaysHoweverOldItIsAndIsSettledAfterwards() throws Exception {
        int daysAgo = ALL_IS_OVER.incrementAndGet();
        partitions.make(day(daysAgo));
        done(daysAgo);
        Intent old = old(daysAgo);
        journal.inDoubt(opened(journal.open(old)), List.of(), "the answer was lost");

        run();

        assertThat(exchanges.find(old.exchangeId()).orElseThrow().change()).isPresent();
        OpenExchange resumed = journal.resume(old.exchangeId()).orElseThrow();
        journal.done(resumed, settled(old));
        assertThat(transitionsOf(old.exchangeId())).isEqualTo(2);
        run();
        assertThat(exchanges.find(old.exchangeId())).isEmpty();
    }

    @Test
    void whatFoundNoPartitionIsGivenOneAndThenTreatedLikeAnyOther() throws Exception {
        int daysAgo = DONE_IS_OVER.incrementAndGet();
        UUID done = done(daysAgo);
        UUID refused = refused(daysAgo);
        assertThat(strays()).isEqualTo(2);
        assertThat(retention.plan().strays()).isEqualTo(2);

        run();

        assertThat(strays()).isZero();
        assertThat(exchanges.find(done)).isEmpty();
        assertThat(exchanges.find(refused)).isPresent();
        assertThat(tablesOf(day(daysAgo))).hasSize(2);
    }

    @Test
    void aFindingThatIsOpenKeepsItsExchange() throws Exception {
        int daysAgo = ALL_IS_OVER.incrementAndGet();
        partitions.make(day(daysAgo));
        UUID done = done(daysAgo);
        jdbc.sql("insert into finding (id, kind, state, exchange_id, rule, entity, record, asked_system, asked_entity,"
                        + " asked_id, home_system, cause, seen_at) values (gen_random_uuid(), 'CONFLICT', 'OPEN', ?, 'x',"
                        + " 'client', 'client/1', 'forsage', 'contact', '1', 'forsage', 'x', now())")
                .param(done)
                .update();

        run();
        assertThat(exchanges.find(done)).isPresent();
        jdbc.sql("delete from finding where exchange_id = ?").param(done).update();
        run();
        assertThat(exchanges.find(done)).isEmpty();
    }

    @Test
    void aRunThatWasKilledBeforeADayWasDoneIsBegunAnew() throws Exception {
        int daysAgo = DONE_IS_OVER.incrementAndGet();
        LocalDate day = day(daysAgo);
        partitions.make(day);
        UUID done = done(daysAgo);
        UUID refused = refused(daysAgo);
        String draft = "exchange_" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + "_kept";
        jdbc.sql("create table " + draft + " (like exchange including all)").update();
        jdbc.sql("insert into " + draft + " select * from exchange where id = ?")
                .param(done)
                .update();
        jdbc.sql("insert into retention_run values (gen_random_uuid(), 'RUNNING', 'floris', 'dead', now(), now(), 1, 0,"
                        + " 0, 0, false, '')")
                .update();

        assertThat(run().state()).isEqualTo(State.DONE);

        assertThat(exchanges.find(done)).isEmpty();
        assertThat(exchanges.find(refused)).isPresent();
        assertThat(jdbc.sql("select count(*) from retention_run where state = 'RUNNING'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void onlyOneHubIsAtItAtATime() throws Exception {
        try (Connection other = database.getConnection()) {
            other.createStatement().execute("select pg_advisory_lock(" + 0x466c6f72_52657465L + ")");
            assertThat(retention.begin("engineer")).isEmpty();
            other.createStatement().execute("select pg_advisory_unlock(" + 0x466c6f72_52657465L + ")");
        }
        assertThat(run().state()).isEqualTo(State.DONE);
    }

    @Test
    void aReaderAtWorkIsWaitedForAndWritersAreNotKeptWaiting() throws Exception {
        int daysAgo = DONE_IS_OVER.incrementAndGet();
        partitions.make(day(daysAgo));
        UUID done = done(daysAgo);
        try (Connection reader = database.getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().executeQuery("select count(*) from exchange");
            retention.begin("engineer").orElseThrow();
            long begun = System.nanoTime();
            for (int write = 0; write < 20; write++) {
                Intent intent = fixture.update(user, client());
                journal.done(opened(journal.open(intent)), settled(intent));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
            assertThat(exchanges.find(done)).isPresent();
            reader.rollback();
        }
        assertThat(awaitEnd().state()).isEqualTo(State.DONE);
        assertThat(exchanges.find(done)).isEmpty();
    }

    private RetentionRun run() throws InterruptedException {
        while (retention.begin("engineer").isEmpty()) {
            Thread.sleep(20);
        }
        return awaitEnd();
    }

    private RetentionRun awaitEnd() throws InterruptedException {
        while (retention.last().orElseThrow().state() == State.RUNNING) {
            Thread.sleep(20);
        }
        return retention.last().orElseThrow();
    }

    private UUID done(int daysAgo) {
        Intent intent = old(daysAgo);
        journal.done(opened(journal.open(intent)), settled(intent));
        return intent.exchangeId();
    }

    private UUID refused(int daysAgo) {
        Intent intent = old(daysAgo);
        journal.refused(opened(journal.open(intent)), new Ending(List.of(), "forsage refused it"));
        return intent.exchangeId();
    }

    private Intent old(int daysAgo) {
        Intent young = fixture.update(user, client());
        UUID first = ExchangeIds.first(Instant.now().minus(Duration.ofDays(daysAgo)));
        UUID id = new UUID(
                first.getMostSignificantBits() | 0x7000L, young.exchangeId().getLeastSignificantBits());
        return new Intent(
                id,
                young.messageId(),
                young.payloadHash(),
                young.user(),
                young.way(),
                young.dialectSystem(),
                young.home(),
                young.mirrors(),
                young.change(),
                young.asked(),
                young.before(),
                young.operationLabel());
    }

    private static LocalDate day(int daysAgo) {
        return LocalDate.ofInstant(Instant.now().minus(Duration.ofDays(daysAgo)), ZoneOffset.UTC);
    }

    private List<String> tablesOf(LocalDate day) {
        return jdbc.sql("select relname from pg_class where relkind = 'r' and relname like ?")
                .param("exchange%" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + "%")
                .query(String.class)
                .list();
    }

    private long transitionsOf(UUID exchange) {
        return jdbc.sql("select count(*) from exchange_transition where exchange_id = ?")
                .param(exchange)
                .query(Long.class)
                .single();
    }

    private long strays() {
        return jdbc.sql("select count(*) from exchange_default")
                .query(Long.class)
                .single();
    }
}
