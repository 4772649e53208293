package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.camel.ProducerTemplate;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.connector.SystemChange;
import org.floris.journal.DeferredFilter;
import org.floris.journal.DeferredState;
import org.floris.journal.Dirty;
import org.floris.journal.NewReplay;
import org.floris.journal.Replay;
import org.floris.journal.ReplayOutcome;
import org.floris.journal.ReplayState;
import org.floris.journal.ReplayedChange;
import org.floris.journal.Replays;
import org.floris.journal.Way;
import org.floris.store.HubUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replays of what loris is owed of one seller's work. */
@BridgeTestContext
class ReplayTest {
    @Autowired
    private ProducerTemplate routes;

    @Autowired
    private TwoCrms crms;

    @Autowired
    private Delivery delivery;

    @Autowired
    private Replays replays;

    @Autowired
    private ReplayRunner runner;

    @Autowired
    private Dirty dirty;

    @Autowired
    private JdbcClient jdbc;

    private HubUser seller;
    private RecordId client;

    @BeforeEach
    void aClient() {
        seller = crms.seller();
        client = crms.client(seller);
        crms.reset();
        crms.loris.defers = true;
        crms.loris.down = true;
    }

    @AfterEach
    void nothingRuns() {
        replays.list().forEach(replay -> replays.stop(replay.id(), "test"));
        crms.reset();
    }

    @Test
    void aDryRunSaysOfEachChangeWhatItWouldComeToAndWritesNothing() {
        RecordId there = crms.client(seller);
        RecordId contested = crms.client(seller);
        phone(client, "+79160000002");
        phone(client, "+79160000003");
        phone(there, "+79160000004");
        save(contested, Map.of("frs_inn", "500100732260"));
        crms.loris.down = false;
        crms.change(crms.loris, there, "mobilephone", "+79160000004", Instant.now());
        crms.change(crms.loris, contested, "lrs_inn", "500100732277", Instant.now());
        crms.loris.written.clear();

        Replay replay = ended(start(Set.of(), true, 1000));

        assertThat(outcomes(replay))
                .containsExactly(
                        ReplayOutcome.WOULD_WRITE,
                        ReplayOutcome.WOULD_WRITE,
                        ReplayOutcome.ALREADY_THERE,
                        ReplayOutcome.WOULD_CONFLICT);
        assertThat(crms.loris.written).isEmpty();
        assertThat(dirty.of(Set.of(seller.id()))).isEqualTo(4);
    }

    @Test
    void whatWasParkedIsDeliveredWhenTheCauseIsGoneAndWhatWaitedBehindItAfterIt() {
        phone(client, "+79160000002");
        phone(client, "+79160000003");
        crms.loris.down = false;
        crms.loris.refuses = true;
        delivery.next("loris", client);
        assertThat(outcomes(ended(start(Set.of(DeferredState.PARKED), false, 1000))))
                .containsExactly(ReplayOutcome.PARKED);
        crms.loris.refuses = false;

        Replay replay = ended(start(Set.of(), false, 1000));

        assertThat(outcomes(replay)).containsExactly(ReplayOutcome.WRITTEN, ReplayOutcome.WRITTEN);
        assertThat(crms.in(crms.loris, client, "mobilephone")).isEqualTo("+79160000003");
        assertThat(dirty.of(Set.of(seller.id()))).isZero();
        assertThat(jdbc.sql("select count(*) from finding where user_id = ? and state = 'OPEN'")
                        .param(seller.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aReplayGoesNoFasterThanItWasAskedTo() {
        IntStream.range(0, 5).mapToObj(n -> crms.client(seller)).forEach(one -> phone(one, "+79160000002"));
        long begun = System.nanoTime();

        Replay replay = ended(start(Set.of(), true, 5));

        assertThat(replay.done()).isEqualTo(5);
        // The first goes at once.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(800));
    }

    @Test
    void aReplayThatIsStoppedBeginsNothingMore() {
        List<RecordId> clients =
                IntStream.range(0, 5).mapToObj(n -> crms.client(seller)).toList();
        clients.forEach(one -> phone(one, "+79160000002"));
        crms.loris.down = false;
        UUID id = start(Set.of(), false, 1);
        runner.look();
        await(() -> replays.find(id).orElseThrow().done() >= 1);

        Replay stopped = replays.stop(id, "operator").orElseThrow();
        int written = crms.loris.written.size();

        assertThat(stopped.state()).isEqualTo(ReplayState.STOPPED);
        assertThat(stopped.reason().sentence()).contains("operator");
        pause(1500);
        assertThat(crms.loris.written).hasSizeLessThanOrEqualTo(written + 1).hasSizeLessThan(5);
        assertThat(replays.stop(id, "somebody else").orElseThrow().reason().sentence())
                .contains("operator");
    }

    @Test
    void aReplayWhoseHubHasDiedGoesOnWhereItWas() {
        List<RecordId> clients =
                IntStream.range(0, 4).mapToObj(n -> crms.client(seller)).toList();
        clients.forEach(one -> phone(one, "+79160000002"));
        crms.loris.down = false;
        UUID id = start(Set.of(), true, 1000);
        // As a hub leaves it that dies after the first two.
        List<Long> positions =
                dirty.search(DeferredFilter.of(Set.of(seller.id()), Set.of()), Optional.empty(), 10).changes().stream()
                        .map(change -> change.position())
                        .toList();
        jdbc.sql("update replay set owner = 'dead', last = ? where id = ?")
                .params(positions.get(1), id)
                .update();

        Replay replay = ended(id);

        assertThat(replays.changes(id, 0, 10))
                .extracting(ReplayedChange::position)
                .containsExactly(positions.get(2), positions.get(3));
        assertThat(replay.state()).isEqualTo(ReplayState.DONE);
    }

    @Test
    void twoReplaysAtOnceSendNothingTwice() throws InterruptedException {
        phone(client, "+79160000002");
        crms.loris.down = false;
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        crms.loris.atWrite = () -> {
            writing.countDown();
            awaitQuietly(goOn);
        };
        UUID first = start(Set.of(), false, 1000);
        runner.look();
        assertThat(writing.await(10, TimeUnit.SECONDS)).isTrue();

        Replay second = ended(start(Set.of(), false, 1000));
        goOn.countDown();
        await(() -> replays.find(first).orElseThrow().state() == ReplayState.DONE);

        assertThat(outcomes(second)).containsExactly(ReplayOutcome.ELSEWHERE);
        assertThat(outcomes(replays.find(first).orElseThrow())).containsExactly(ReplayOutcome.WRITTEN);
        assertThat(crms.loris.written).hasSize(1);
    }

    @Test
    void aMirrorThatIsAwayIsSaidToBe() {
        phone(client, "+79160000002");
        assertThat(outcomes(ended(start(Set.of(), true, 1000)))).containsExactly(ReplayOutcome.LATER);
        assertThat(outcomes(ended(start(Set.of(), false, 1000)))).containsExactly(ReplayOutcome.LATER);
    }

    private UUID start(Set<DeferredState> states, boolean dryRun, int rate) {
        DeferredFilter filter = DeferredFilter.of(Set.of(seller.id()), states);
        return replays.start(new NewReplay(filter, Map.of("login", seller.login()), dryRun, rate), "operator")
                .id();
    }

    private Replay ended(UUID id) {
        runner.look();
        await(() -> replays.find(id).orElseThrow().state().isTerminal());
        return replays.find(id).orElseThrow();
    }

    private List<ReplayOutcome> outcomes(Replay replay) {
        return replays.changes(replay.id(), 0, 100).stream()
                .map(ReplayedChange::outcome)
                .toList();
    }

    private void phone(RecordId of, String number) {
        save(of, Map.of("mobilephone", number));
    }

    private void save(RecordId of, Map<String, Object> values) {
        IncomingWrite write = new IncomingWrite(
                Way.FACADE,
                seller,
                new SystemChange(Operation.UPDATE, TwoCrms.ref("forsage", of), new LinkedHashMap<>(values)),
                Optional.empty(),
                "hash",
                Optional.empty(),
                Optional.empty());
        assertThat(routes.requestBody("direct:bridge-write", write, WriteReply.class)
                        .done())
                .isTrue();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 20 s").isLessThan(end);
            pause(20);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
