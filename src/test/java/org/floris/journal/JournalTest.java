package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.floris.journal.JournalFixture.answer;
import static org.floris.journal.JournalFixture.client;
import static org.floris.journal.JournalFixture.created;
import static org.floris.journal.JournalFixture.opened;
import static org.floris.journal.JournalFixture.settled;
import static org.floris.journal.JournalFixture.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.Outcome;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.store.CoreTestContext;
import org.floris.store.Home;
import org.floris.store.Homes;
import org.floris.store.HubUser;
import org.floris.store.LinkTable;
import org.floris.store.NewLink;
import org.floris.store.UnifiedStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTestContext
@Import(JournalFixture.class)
class JournalTest {
    @Autowired
    private Journal journal;

    @Autowired
    private Exchanges exchanges;

    @Autowired
    private UnifiedStore store;

    @Autowired
    private LinkTable links;

    @Autowired
    private Homes homes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DeadOwnerSweep sweep;

    @Autowired
    private JournalFixture fixture;

    private HubUser user;

    @BeforeEach
    void aUser() {
        user = fixture.newUser("sales");
    }

    @Test
    void anExchangeThatIsDoneIsInJournalStoreAndLinksAndHoldsNothing() {
        Intent intent = fixture.create(user, client());
        RecordId record = intent.change().orElseThrow().record();
        journal.done(opened(journal.open(intent)), created(intent));

        ExchangeDetail detail = exchanges.find(intent.exchangeId()).orElseThrow();
        assertThat(detail.summary().state()).isEqualTo(ExchangeState.DONE);
        assertThat(detail.summary().record()).contains(record);
        assertThat(detail.steps()).extracting(Step::system).containsExactly("forsage", "loris");
        assertThat(detail.transitions())
                .extracting(ExchangeDetail.Transition::to)
                .containsExactly(ExchangeState.OPEN, ExchangeState.DONE);
        assertThat(store.find(record).orElseThrow().attributes().get("lastName"))
                .isEqualTo("Novaya");
        assertThat(links.recordOf(intent.asked())).contains(record);
        assertThat(links.refIn("loris", record)).isPresent();
        assertThat(exchanges.inFlightOf(Set.of(user.id()))).isEmpty();
    }

    @Test
    void personalValuesAreMaskedAndShownOnlyToThoseWhoMay() {
        Intent intent = fixture.update(user, client());
        journal.done(opened(journal.open(intent)), settled(intent));
        ExchangeDetail detail = exchanges.find(intent.exchangeId()).orElseThrow();
        assertThat(detail.toString()).doesNotContain("Novaya").doesNotContain("Staraya");
        assertRefused(
                ErrorCode.NOT_ALLOWED,
                () -> exchanges.findUnmasked(
                        intent.exchangeId(), new Viewing("rest", "127.0.0.1", "Request 4711 of the client")));
    }

    @Test
    void doneIsAllOrNothing() {
        Intent intent = fixture.create(user, client());
        RecordId record = intent.change().orElseThrow().record();
        OpenExchange exchange = opened(journal.open(intent));
        RecordId other = client();
        links.link(new Ref("loris", "contact", "taken"), other);
        Settlement impossible = new Settlement(
                steps(),
                intent.change(),
                List.of(new NewLink(new Ref("loris", "contact", "taken"), record)),
                answer("created"));

        assertRefused(ErrorCode.INVALID_VALUE, () -> journal.done(exchange, impossible));

        assertThat(exchanges.find(exchange.id()).orElseThrow().summary().state())
                .isEqualTo(ExchangeState.OPEN);
        assertThat(store.find(record)).isEmpty();
        assertThat(rows("outbox where exchange_id = '" + exchange.id() + "'")).isZero();
        assertThat(exchanges.inFlightOf(Set.of(user.id()))).hasSize(1);
        assertThat(links.recordOf(new Ref("loris", "contact", "taken"))).contains(other);
    }

    @Test
    void aSecondWriterWaitsUntilTheFirstHasEnded() throws Exception {
        RecordId record = client();
        Intent first = fixture.update(user, record);
        OpenExchange held = opened(journal.open(first));
        CompletableFuture<Instant> second = CompletableFuture.supplyAsync(() -> {
            Intent intent = fixture.update(user, record);
            OpenExchange exchange = opened(journal.open(intent));
            Instant opened = Instant.now();
            journal.done(exchange, settled(intent));
            return opened;
        });
        Thread.sleep(200);
        assertThat(second).isNotDone();
        Instant ended = Instant.now();
        journal.done(held, settled(first));
        assertThat(second.get()).isAfterOrEqualTo(ended);
    }

    @Test
    void aWriterWhoWaitsTooLongIsToldWhoHoldsTheRecord() {
        RecordId record = client();
        Intent first = fixture.update(user, record);
        journal.open(first);
        assertThatThrownBy(() -> journal.open(fixture.update(user, record)))
                .isInstanceOfSatisfying(FlorisException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.RECORD_HELD);
                    assertThat(refused).hasMessageContaining(first.exchangeId().toString());
                });
    }

    @Test
    void theSameMessageGetsTheSameAnswerAndHasOneEffect() {
        RecordId record = client();
        Intent first = fixture.message(user, record, "m-1", "hash");
        journal.done(opened(journal.open(first)), settled(first));
        fixture.moveTo("loris", user);

        Opening again = journal.open(fixture.message(user, record, "m-1", "hash"));

        assertThat(again).isInstanceOfSatisfying(Opening.Repeated.class, repeated -> {
            assertThat(repeated.exchangeId()).isEqualTo(first.exchangeId());
            assertThat(new String(repeated.answer().body())).isEqualTo("done");
        });
    }

    @Test
    void theSameMessageIdWithAnotherPayloadIsRefused() {
        Intent first = fixture.message(user, client(), "m-2", "hash");
        journal.done(opened(journal.open(first)), settled(first));
        assertRefused(
                ErrorCode.MESSAGE_ID_REUSED,
                () -> journal.open(fixture.message(user, client(), "m-2", "another hash")));
    }

    @Test
    void theSameMessageStillAtWorkIsAskedToWait() {
        RecordId record = client();
        journal.open(fixture.message(user, record, "m-3", "hash"));
        assertRefused(ErrorCode.RECORD_HELD, () -> journal.open(fixture.message(user, record, "m-3", "hash")));
    }

    @Test
    void aMessageThatEndedWithoutAnAnswerMayBeTriedAnew() {
        RecordId record = client();
        OpenExchange first = opened(journal.open(fixture.message(user, record, "m-4", "hash")));
        journal.failed(first, new Ending(List.of(), "forsage is not there"));
        assertThat(journal.open(fixture.message(user, record, "m-4", "hash"))).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void aWriteWithAStaleEpochIsRefusedAndLeavesNothing() {
        Intent intent = fixture.message(user, client(), "m-5", "hash");
        fixture.moveTo("loris", user);
        assertRefused(ErrorCode.STALE_HOME_EPOCH, () -> journal.open(intent));
        assertThat(rows("exchange where id = '" + intent.exchangeId() + "'")).isZero();
        assertThat(rows("message where message_id = 'm-5'")).isZero();
        assertThat(rows("hold where user_id = '" + user.id() + "'")).isZero();
    }

    @Test
    void aWriteWaitsForAMoveAndIsThenToldThatItsHomeIsStale() throws Exception {
        Home before = homes.homeOf(user.id());
        UUID batch = UUID.randomUUID();
        homes.beginMove(batch, Set.of(user.id()), Instant.now().plusSeconds(60));
        CompletableFuture<Opening> waiting =
                CompletableFuture.supplyAsync(() -> journal.open(fixture.update(user, client())));
        Thread.sleep(300);
        assertThat(waiting).isNotDone();
        homes.flip(batch, Set.of(user.id()), "loris");
        assertThat(homes.homeOf(user.id())).isEqualTo(new Home(user.id(), "loris", before.epoch() + 1, false));
        assertThatThrownBy(waiting::get)
                .hasCauseInstanceOf(FlorisException.class)
                .satisfies(thrown ->
                        assertThat(((FlorisException) thrown.getCause()).code()).isEqualTo(ErrorCode.STALE_HOME_EPOCH));
    }

    @Test
    void aMoveThatIsNotEndedLapsesByItself() {
        homes.beginMove(UUID.randomUUID(), Set.of(user.id()), Instant.now().plusMillis(400));
        long begun = System.nanoTime();
        journal.open(fixture.update(user, client()));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void whatADeadHubLeftOpenIsFoundInDoubtHoldsItsRecordAndCanBeEnded() {
        Intent intent = fixture.update(user, client());
        journal.open(intent);
        jdbc.sql("update hold set owner = 'dead' where exchange_id = ?")
                .param(intent.exchangeId())
                .update();

        assertThat(sweep.run()).containsExactly(intent.exchangeId());

        assertThat(exchanges.heldRecords())
                .filteredOn(held -> held.exchangeId().equals(intent.exchangeId()))
                .extracting(HeldRecord::state)
                .containsExactly(ExchangeState.IN_DOUBT);
        OpenExchange resumed = journal.resume(intent.exchangeId()).orElseThrow();
        assertThat(resumed.intent().change()).isEqualTo(intent.change());
        assertThat(resumed.intent().before()).isEqualTo(intent.before());
        journal.done(resumed, settled(intent));
        assertThat(exchanges.find(intent.exchangeId()).orElseThrow().transitions())
                .extracting(ExchangeDetail.Transition::to)
                .containsExactly(ExchangeState.OPEN, ExchangeState.IN_DOUBT, ExchangeState.DONE);
        assertThat(journal.resume(intent.exchangeId())).isEmpty();
    }

    @Test
    void whatStaysInDoubtSaysWhyAnewAndKeepsEveryStepUntilItsEnd() {
        Intent intent = fixture.update(user, client());
        journal.inDoubt(opened(journal.open(intent)), steps(), "loris did not answer in time");

        journal.inDoubt(resumed(intent), List.of(step("look", Outcome.SKIPPED)), "loris cannot be asked");
        journal.inDoubt(resumed(intent), List.of(step("look", Outcome.SKIPPED)), "loris cannot be asked");
        journal.inDoubt(resumed(intent), List.of(step("finish", Outcome.UPDATED)), "loris cannot be asked");
        journal.done(resumed(intent), settled(intent));

        ExchangeDetail detail = exchanges.find(intent.exchangeId()).orElseThrow();
        assertThat(detail.steps())
                .extracting(Step::name)
                .containsExactly("home", "mirror", "look", "finish", "home", "mirror");
        assertThat(detail.transitions())
                .extracting(transition -> transition.why().sentence())
                .containsExactly("", "loris did not answer in time", "loris cannot be asked", "");
        assertThat(rows("hold where exchange_id = '" + intent.exchangeId() + "'"))
                .isZero();
    }

    @Test
    void doubtsAreTakenOldestFirst() {
        Intent first = fixture.update(user, client());
        Intent second = fixture.update(user, client());
        OpenExchange older = opened(journal.open(first));
        journal.inDoubt(opened(journal.open(second)), steps(), "loris did not answer in time");
        journal.inDoubt(older, steps(), "loris did not answer in time");

        assertThat(journal.doubts()).containsSubsequence(first.exchangeId(), second.exchangeId());
    }

    private OpenExchange resumed(Intent intent) {
        return journal.resume(intent.exchangeId()).orElseThrow();
    }

    private static Step step(String name, Outcome outcome) {
        return new Step(name, "loris", outcome, Instant.now(), Duration.ofMillis(3), Optional.empty());
    }

    @Test
    void anExchangeThatWasEndedCannotBeEndedAgain() {
        Intent intent = fixture.update(user, client());
        OpenExchange exchange = opened(journal.open(intent));
        journal.reversed(exchange, new Ending(steps(), "loris refuses with code 7"));
        assertThatThrownBy(() -> journal.done(exchange, settled(intent))).isInstanceOf(IllegalStateException.class);
        assertThat(exchanges.find(exchange.id()).orElseThrow().summary().state())
                .isEqualTo(ExchangeState.REVERSED);
    }

    @Test
    void aWriteThatIsNotMappedIsJournaledToo() {
        Intent mapped = fixture.update(user, client());
        Intent intent = new Intent(
                ExchangeIds.next(),
                Optional.empty(),
                "hash",
                user,
                Way.FACADE,
                "forsage",
                mapped.home(),
                List.of(),
                Optional.empty(),
                new Ref("forsage", "frs_other", "1"),
                Optional.empty(),
                "Update frs_other");
        journal.done(
                opened(journal.open(intent)),
                new Settlement(steps(), Optional.empty(), List.of(), answer("passed on")));
        ExchangeSummary line = exchanges.find(intent.exchangeId()).orElseThrow().summary();
        assertThat(line.operation()).isEqualTo(Operation.EXECUTE);
        assertThat(line.entity()).isEqualTo("frs_other");
        assertThat(line.record()).isEmpty();
    }

    @Test
    void aDeleteTakesRecordAndLinksWithIt() {
        Intent create = fixture.create(user, client());
        RecordId record = create.change().orElseThrow().record();
        journal.done(opened(journal.open(create)), created(create));
        assertThat(links.recordOf(create.asked())).contains(record);
        Intent delete = withChange(create, new Change(Operation.DELETE, record, Attributes.NONE));
        journal.done(opened(journal.open(delete)), settled(delete));
        assertThat(store.find(record)).isEmpty();
        assertThat(links.recordOf(create.asked())).isEmpty();
    }

    @Test
    void exchangesAreFoundByUserRecordStateAndIdNewestFirst() {
        RecordId record = client();
        Intent first = fixture.update(user, record);
        journal.done(opened(journal.open(first)), settled(first));
        Intent second = fixture.update(user, record);
        journal.refused(opened(journal.open(second)), new Ending(steps(), "forsage refuses with code 1"));

        assertThat(ids(filter(Map.of("user", "BANK\\" + user.login()))))
                .containsExactly(second.exchangeId(), first.exchangeId());
        assertThat(ids(filter(Map.of("record", record.toString())))).hasSize(2);
        assertThat(ids(filter(Map.of("user", user.login(), "state", "REFUSED"))))
                .containsExactly(second.exchangeId());
        assertThat(ids(filter(Map.of("id", first.exchangeId().toString())))).containsExactly(first.exchangeId());
        assertThat(ids(filter(Map.of("id", "not an id")))).isEmpty();
        ExchangePage page = exchanges.search(filter(Map.of("user", user.login())), Optional.empty(), 1);
        assertThat(page.next()).isPresent();
        assertThat(exchanges
                        .search(filter(Map.of("user", user.login())), page.next(), 1)
                        .exchanges())
                .extracting(ExchangeSummary::id)
                .containsExactly(first.exchangeId());
        assertThat(exchanges.counts(Instant.now().minusSeconds(3600)).get(ExchangeState.REFUSED))
                .isPositive();
    }

    private List<UUID> ids(ExchangeFilter filter) {
        return exchanges.search(filter, Optional.empty(), 10).exchanges().stream()
                .map(ExchangeSummary::id)
                .toList();
    }

    private static ExchangeFilter filter(Map<String, String> by) {
        return new ExchangeFilter(
                Optional.ofNullable(by.get("user")),
                Optional.ofNullable(by.get("record")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                by.containsKey("state") ? Set.of(ExchangeState.valueOf(by.get("state"))) : Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(by.get("id")));
    }

    private static Intent withChange(Intent intent, Change change) {
        return new Intent(
                ExchangeIds.next(),
                intent.messageId(),
                intent.payloadHash(),
                intent.user(),
                intent.way(),
                intent.dialectSystem(),
                intent.home(),
                intent.mirrors(),
                Optional.of(change),
                intent.asked(),
                Optional.empty(),
                "Delete contact");
    }

    private long rows(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FlorisException.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }
}
