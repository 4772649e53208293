package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.floris.journal.JournalFixture.client;
import static org.floris.journal.JournalFixture.opened;
import static org.floris.journal.JournalFixture.settled;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;
import org.floris.store.CoreTestContext;
import org.floris.store.HubUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A message has one effect, and nobody but its caller is told what became of it. */
@CoreTestContext
@Import(JournalFixture.class)
class OnceOnlyTest {
    private static final int AT_ONCE = 16;

    @Autowired
    private Journal journal;

    @Autowired
    private JournalHousekeeping housekeeping;

    @Autowired
    private JournalFixture fixture;

    @Autowired
    private JdbcClient jdbc;

    private HubUser user;
    private String messageId;

    @BeforeEach
    void aMessage() {
        user = fixture.newUser("sales");
        messageId = "urn:uuid:" + UUID.randomUUID();
    }

    @Test
    void anotherCallersMessageWithTheSameIdIsAnotherMessage() {
        RecordId record = client();
        Intent first = fixture.message(user, record, messageId, "hash");
        journal.done(opened(journal.open(first)), settled(first));

        Intent others = fixture.message(fixture.newUser("sales"), record, messageId, "hash");
        assertThat(journal.answered(others.message().orElseThrow())).isEmpty();
        OpenExchange theirs = opened(journal.open(others));
        journal.failed(theirs, new Ending(List.of(), Why.plain("forsage is not there")));

        assertThat(journal.open(fixture.message(user, record, messageId, "hash")))
                .isInstanceOfSatisfying(Opening.Repeated.class, repeated -> assertThat(repeated.exchangeId())
                        .isEqualTo(first.exchangeId()));
        assertThat(journal.answered(others.message().orElseThrow())).isEmpty();
    }

    @Test
    void theSamePersonByAnotherWayOrInAnotherDialectIsAnotherCaller() {
        Intent first = fixture.message(user, client(), messageId, "hash");
        journal.done(opened(journal.open(first)), settled(first));
        Intent byPlugin = JournalFixture.by(Way.CHANGE_INTAKE, "forsage", first);
        Intent inLoris = JournalFixture.by(Way.FACADE, "loris", first);

        journal.done(opened(journal.open(byPlugin)), settled(byPlugin));
        journal.done(opened(journal.open(inLoris)), settled(inLoris));
        assertThat(journal.open(JournalFixture.by(Way.FACADE, "forsage", first)))
                .isInstanceOfSatisfying(Opening.Repeated.class, repeated -> assertThat(repeated.exchangeId())
                        .isEqualTo(first.exchangeId()));
    }

    @Test
    void ofManyAtOnceOneWritesAndAllHearItsAnswer() throws Exception {
        RecordId record = client();
        List<UUID> told = atOnce(number -> {
            Intent intent = fixture.message(user, record, messageId, "hash");
            Opening opening = journal.open(intent);
            if (opening instanceof Opening.Opened opened) {
                TimeUnit.MILLISECONDS.sleep(100);
                journal.done(opened.exchange(), settled(intent));
                return intent.exchangeId();
            }
            return ((Opening.Repeated) opening).exchangeId();
        });
        assertThat(told).hasSize(AT_ONCE).containsOnly(told.get(0));
        assertThat(exchangesOf(record)).isEqualTo(1);
    }

    @Test
    void ofManyAtOnceWithOtherPayloadsOneWritesAndTheOthersAreRefused() throws Exception {
        List<Optional<ErrorCode>> told = atOnce(number -> {
            Intent intent = fixture.message(user, client(), messageId, "hash-" + number);
            try {
                journal.done(opened(journal.open(intent)), settled(intent));
                return Optional.<ErrorCode>empty();
            } catch (FlorisException refused) {
                return Optional.of(refused.code());
            }
        });
        assertThat(told.stream().filter(Optional::isEmpty)).hasSize(1);
        assertThat(told.stream().flatMap(Optional::stream))
                .hasSize(AT_ONCE - 1)
                .containsOnly(ErrorCode.MESSAGE_ID_REUSED);
    }

    @Test
    void whileTheFirstIsInDoubtItsRepeatHearsSoAndThenItsAnswer() {
        RecordId record = client();
        Intent first = fixture.message(user, record, messageId, "hash");
        journal.inDoubt(opened(journal.open(first)), List.of(), Why.plain("loris does not answer"));

        assertThat(journal.open(fixture.message(user, record, messageId, "hash")))
                .isInstanceOfSatisfying(Opening.Undecided.class, undecided -> {
                    assertThat(undecided.exchangeId()).isEqualTo(first.exchangeId());
                    assertThat(undecided.why().sentence()).isEqualTo("loris does not answer");
                    assertThat(undecided.nextStep()).contains(first.exchangeId().toString());
                });
        assertRefused(
                ErrorCode.MESSAGE_ID_REUSED,
                () -> journal.open(fixture.message(user, record, messageId, "another hash")));

        journal.done(journal.resume(first.exchangeId()).orElseThrow(), settled(first));
        assertThat(journal.open(fixture.message(user, record, messageId, "hash")))
                .isInstanceOf(Opening.Repeated.class);
        assertThat(exchangesOf(record)).isEqualTo(1);
    }

    @Test
    void aRepeatThatCannotBePlannedAnyMoreWaitsForTheFirst() throws Exception {
        Intent first = fixture.message(user, client(), messageId, "hash");
        OpenExchange open = opened(journal.open(first));
        CompletableFuture<Optional<Opening>> repeat = CompletableFuture.supplyAsync(
                () -> journal.answered(first.message().orElseThrow()));
        TimeUnit.MILLISECONDS.sleep(200);
        assertThat(repeat).isNotDone();
        journal.done(open, settled(first));
        assertThat(repeat.get()).containsInstanceOf(Opening.Repeated.class);
    }

    @Test
    void oldMessagesAreForgottenButNeverOnesThatAreNotDecided() {
        Intent done = fixture.message(user, client(), messageId, "hash");
        journal.done(opened(journal.open(done)), settled(done));
        Intent doubtful = fixture.message(user, client(), messageId + "-2", "hash");
        journal.inDoubt(opened(journal.open(doubtful)), List.of(), Why.plain("loris does not answer"));
        Intent young = fixture.message(user, client(), messageId + "-3", "hash");
        journal.done(opened(journal.open(young)), settled(young));
        jdbc.sql("update message set at = at - interval '8 days' where exchange_id in (?, ?)")
                .params(done.exchangeId(), doubtful.exchangeId())
                .update();

        housekeeping.forgetOldMessages();

        assertThat(journal.answered(done.message().orElseThrow())).isEmpty();
        assertThat(journal.answered(doubtful.message().orElseThrow())).containsInstanceOf(Opening.Undecided.class);
        assertThat(journal.answered(young.message().orElseThrow())).containsInstanceOf(Opening.Repeated.class);
    }

    @Test
    void aMessageWhoseExchangeIsNoLongerKeptIsRefusedAndNotWaitedForForEver() {
        Intent first = fixture.message(user, client(), messageId, "hash");
        journal.done(opened(journal.open(first)), settled(first));
        jdbc.sql("delete from exchange where id = ?").param(first.exchangeId()).update();

        assertRefused(ErrorCode.OUTCOME_UNKNOWN, () -> journal.open(JournalFixture.by(Way.FACADE, "forsage", first)));
    }

    private interface Work<T> {
        T of(int number) throws Exception;
    }

    private static <T> List<T> atOnce(Work<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        CyclicBarrier start = new CyclicBarrier(AT_ONCE);
        List<Future<T>> running = new ArrayList<>();
        for (int number = 0; number < AT_ONCE; number++) {
            int mine = number;
            Callable<T> call = () -> {
                start.await();
                return work.of(mine);
            };
            running.add(pool.submit(call));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> one : running) {
            results.add(one.get());
        }
        pool.shutdown();
        return results;
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FlorisException.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }

    private long exchangesOf(RecordId record) {
        return jdbc.sql("select count(*) from exchange where record_id = :record")
                .params(Map.of("record", record.id()))
                .query(Long.class)
                .single();
    }
}
