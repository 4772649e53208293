package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;
import org.floris.store.CoreTestContext;
import org.floris.store.HubUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What mirrors are owed: in which order, by whom it is taken, and where it leaves the exchange. */
@CoreTestContext
@Import(JournalFixture.class)
class DeferredChangesTest {
    private static final Duration LATE = Duration.ofMillis(300);
    private static final List<Owed> LORIS = List.of(new Owed("loris", Why.of("known-down", "{0} is down.", "loris")));

    @Autowired
    private Journal journal;

    @Autowired
    private DeferredChanges deferred;

    @Autowired
    private Dirty dirty;

    @Autowired
    private Exchanges exchanges;

    @Autowired
    private Findings findings;

    @Autowired
    private JournalFixture fixture;

    @Autowired
    private JdbcClient jdbc;

    private HubUser user;
    private final RecordId record = client();

    @BeforeEach
    void aUser() {
        user = fixture.newUser("sales");
    }

    @Test
    void aDeferredExchangeHoldsNothingAndIsDoneWhenItsLastMirrorHasIt() {
        OpenExchange first = opened(journal.open(fixture.update(user, record)));
        journal.deferred(
                first, settled(first.intent()), List.of(LORIS.get(0), new Owed("abs", Why.plain("It is away."))));
        assertThat(stateOf(first)).isEqualTo(ExchangeState.DEFERRED);
        assertThat(exchanges.inFlightOf(Set.of(user.id()))).isEmpty();
        assertThat(dirty.of(first.id())).extracting(DeferredChange::system).containsExactly("loris", "abs");

        deferred.delivered(taken("abs", record), steps());
        assertThat(stateOf(first)).isEqualTo(ExchangeState.DEFERRED);
        long turn = journal.turnOf(record);
        deferred.delivered(taken("loris", record), steps());

        assertThat(stateOf(first)).isEqualTo(ExchangeState.DONE);
        assertThat(dirty.of(Set.of(user.id()))).isZero();
        assertThat(journal.turnOf(record)).isEqualTo(turn + 1);
        assertThat(exchanges.find(first.id()).orElseThrow().transitions())
                .extracting(ExchangeDetail.Transition::to)
                .containsExactly(ExchangeState.OPEN, ExchangeState.DEFERRED, ExchangeState.DONE);
    }

    @Test
    void theChangesOfARecordAreTakenInTheOrderOfItsWrites() {
        List<UUID> written = IntStream.range(0, 5).mapToObj(n -> defer(record)).toList();
        for (UUID exchange : written) {
            TakenChange change = taken("loris", record);
            assertThat(change.exchange().id()).isEqualTo(exchange);
            deferred.delivered(change, steps());
        }
        assertThat(deferred.take("loris", record, LATE)).isInstanceOf(Taking.Nothing.class);
    }

    @Test
    void whatIsPutOffStaysFirst() {
        UUID first = defer(record);
        defer(record);
        deferred.putOff(taken("loris", record), Why.plain("It is away."), Duration.ofMillis(200));
        assertThat(deferred.take("loris", record, LATE)).isInstanceOf(Taking.NotYet.class);
        pause(250);
        TakenChange again = taken("loris", record);
        assertThat(again.exchange().id()).isEqualTo(first);
        assertThat(again.attempts()).isEqualTo(2);
    }

    @Test
    void ofTwoWhoWantTheSameOneGetsIt() {
        defer(record);
        List<CompletableFuture<Taking>> wishes = IntStream.range(0, 8)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> deferred.take("loris", record, Duration.ofHours(1))))
                .toList();
        assertThat(wishes.stream().map(CompletableFuture::join).filter(Taking.Taken.class::isInstance))
                .hasSize(1);
    }

    @Test
    void whatAnotherHubHasTakenIsLeftToItAndAfterItsEndToItsLateRequest() {
        defer(record);
        TakenChange change = taken("loris", record);
        jdbc.sql(
                        "insert into instance (id, started_at, lease_until) values ('other', now(), now() + interval '1 hour')")
                .update();
        jdbc.sql("update deferred_change set owner = 'other' where record = ?")
                .param(record.toString())
                .update();
        assertThat(deferred.take("loris", record, LATE)).isInstanceOf(Taking.Elsewhere.class);
        assertThatThrownBy(() -> deferred.delivered(change, steps())).isInstanceOf(IllegalStateException.class);

        jdbc.sql("delete from instance where id = 'other'").update();
        assertThat(deferred.take("loris", record, LATE)).isInstanceOf(Taking.NotYet.class);
        assertThat(deferred.take("loris", record, LATE)).isInstanceOf(Taking.NotYet.class);
        pause(LATE.toMillis() + 50);
        assertThat(deferred.take("loris", record, LATE)).isInstanceOf(Taking.Taken.class);
    }

    @Test
    void aParkedChangeStopsItsRecordAndNoOther() {
        UUID parked = defer(record);
        UUID behind = defer(record);
        RecordId other = client();
        defer(other);
        park(taken("loris", record));

        assertThat(stateOf(parked)).isEqualTo(ExchangeState.PARKED);
        assertThat(dirty.of(behind)).extracting(DeferredChange::state).containsExactly(DeferredState.BEHIND);
        assertThat(dirty.of(defer(record))).extracting(DeferredChange::state).containsExactly(DeferredState.BEHIND);
        assertThat(deferred.take("loris", record, LATE)).isInstanceOf(Taking.Parked.class);
        assertThat(deferred.take("loris", other, LATE)).isInstanceOf(Taking.Taken.class);
        assertThat(openFindings()).hasSize(1);
    }

    @Test
    void aParkedChangeThatIsDeliveredAfterAllSettlesItsFindingAndLetsTheOthersGoOn() {
        UUID parked = defer(record);
        UUID behind = defer(record);
        park(taken("loris", record));
        DeferredChange stuck = dirty.of(parked).get(0);
        assertThat(deferred.take(dirty.of(behind).get(0), LATE)).isInstanceOf(Taking.Behind.class);

        TakenChange again = ((Taking.Taken) deferred.take(stuck, Duration.ofHours(1))).change();
        assertThat(stateOf(parked)).isEqualTo(ExchangeState.DEFERRED);
        deferred.delivered(again, steps());

        assertThat(stateOf(parked)).isEqualTo(ExchangeState.DONE);
        assertThat(openFindings()).isEmpty();
        assertThat(dirty.of(behind)).extracting(DeferredChange::state).containsExactly(DeferredState.WAITING);
    }

    @Test
    void aDecisionAboutTheFindingEndsTheParkedChange() {
        UUID taken = defer(record);
        UUID behind = defer(record);
        park(taken("loris", record));

        settle(Decision.TAKE_MIRROR);

        assertThat(stateOf(taken)).isEqualTo(ExchangeState.REVERSED);
        assertThat(taken("loris", record).exchange().id()).isEqualTo(behind);
    }

    @Test
    void aWriteWhoseMirrorIsOwedIsToldSoAndOneAtTheOwedHomeWaitsAndIsRefused() {
        defer(record);
        Opening.Opened behind = (Opening.Opened) journal.open(fixture.update(user, record));
        assertThat(behind.owing()).containsExactly("loris");
        journal.failed(behind.exchange(), new Ending(List.of(), Why.plain("enough")));

        HubUser colleague = fixture.newUser("sales");
        fixture.moveTo("loris", colleague);
        CompletableFuture<Opening> waits =
                CompletableFuture.supplyAsync(() -> journal.open(fixture.update(colleague, record, turnOf(record))));
        pause(300);
        assertThat(waits).isNotDone();
        deferred.delivered(taken("loris", record), steps());
        // What it has read before is no longer true, so it is planned anew.
        assertThat(waits.join()).isInstanceOf(Opening.Overtaken.class);
    }

    @Test
    void aWriteAtAHomeThatWaitsForAPersonIsRefusedWithThePlaceToLook() {
        UUID parked = defer(record);
        park(taken("loris", record));
        HubUser colleague = fixture.newUser("sales");
        fixture.moveTo("loris", colleague);

        assertThatThrownBy(() -> journal.open(fixture.update(colleague, record)))
                .isInstanceOfSatisfying(FlorisException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.RECORD_HELD))
                .hasMessageContaining(parked.toString());
    }

    @Test
    void whatNamesARecordThatTheMirrorDoesNotHaveYetComesAfterIt() {
        RecordId client = client();
        Intent create = fixture.create(user, client);
        OpenExchange creating = opened(journal.open(create));
        journal.deferred(creating, created(create), LORIS);
        RecordId task = new RecordId("task", UUID.randomUUID());
        Intent naming =
                fixture.of(user, new Change(Operation.CREATE, task, new Attributes(Map.of("regarding", client))));
        Opening.Opened opened = (Opening.Opened) journal.open(naming);
        assertThat(opened.owing()).containsExactly("loris");
        journal.deferred(opened.exchange(), created(naming), LORIS);

        assertThat(deferred.take("loris", task, LATE)).isEqualTo(new Taking.After(Set.of(client)));
        park(taken("loris", client));
        assertThat(deferred.take("loris", task, LATE)).isInstanceOf(Taking.Parked.class);
        assertThat(dirty.of(naming.exchangeId()))
                .extracting(DeferredChange::state)
                .containsExactly(DeferredState.BEHIND);

        DeferredChange stuck = dirty.of(creating.id()).get(0);
        deferred.delivered(((Taking.Taken) deferred.take(stuck, LATE)).change(), steps());
        assertThat(dirty.of(naming.exchangeId()))
                .extracting(DeferredChange::state)
                .containsExactly(DeferredState.WAITING);
        assertThat(deferred.take("loris", task, LATE)).isInstanceOf(Taking.Taken.class);
    }

    @Test
    void whatHomeHasFilledInIsDeliveredToo() {
        Intent create = fixture.create(user, record);
        Change asHomeHasIt =
                new Change(Operation.CREATE, record, new Attributes(Map.of("lastName", "Novaya", "firstName", "Anna")));
        journal.deferred(
                opened(journal.open(create)),
                new Settlement(
                        steps(), Optional.of(asHomeHasIt), created(create).links(), JournalFixture.answer("ok")),
                LORIS);
        assertThat(taken("loris", record).exchange().intent().change()).contains(asHomeHasIt);
    }

    @Test
    void whatNobodyHasTouchedIsAnnouncedOnceMore() {
        defer(record);
        awaitEmptyOutbox();
        assertThat(deferred.remind("loris", Duration.ofHours(1))).isZero();
        pause(50);
        assertThat(deferred.remind("loris", Duration.ofMillis(20))).isPositive();
        assertThat(deferred.remind("loris", Duration.ofSeconds(10))).isZero();
    }

    @Test
    void itIsCountedBySystemEntityAndUserAndFoundByEachFilter() {
        defer(record);
        RecordId other = client();
        defer(other);
        park(taken("loris", other));

        DirtyCount count = dirty.counts().stream()
                .filter(found ->
                        found.system().equals("loris") && found.entity().equals("client"))
                .findFirst()
                .orElseThrow();
        assertThat(count.dirty()).isGreaterThanOrEqualTo(2);
        assertThat(count.parked()).isPositive();
        assertThat(dirty.byUser()).containsEntry(user.id(), 2L);
        assertThat(found(DeferredFilter.of(Set.of(user.id()), Set.of()))).containsExactly(record, other);
        assertThat(found(DeferredFilter.of(Set.of(user.id()), Set.of(DeferredState.PARKED))))
                .containsExactly(other);
        assertThat(found(filter(Optional.of("client/" + record.id()), Optional.empty())))
                .containsExactly(record);
        assertThat(found(filter(Optional.empty(), Optional.of("mirror-refused"))))
                .containsExactly(other);
        DeferredPage first = dirty.search(DeferredFilter.of(Set.of(user.id()), Set.of()), Optional.empty(), 1);
        assertThat(dirty.search(DeferredFilter.of(Set.of(user.id()), Set.of()), first.next(), 1)
                        .changes())
                .extracting(DeferredChange::record)
                .containsExactly(other);
    }

    private DeferredFilter filter(Optional<String> wanted, Optional<String> rule) {
        return new DeferredFilter(
                Optional.of("loris"),
                Optional.of("client"),
                Set.of(user.id()),
                wanted,
                rule,
                Set.of(),
                Optional.of(Instant.now().minusSeconds(60)),
                Optional.of(Instant.now().plusSeconds(60)));
    }

    private List<RecordId> found(DeferredFilter filter) {
        return dirty.search(filter, Optional.empty(), 100).changes().stream()
                .map(DeferredChange::record)
                .toList();
    }

    private UUID defer(RecordId of) {
        Intent intent = fixture.update(user, of);
        journal.deferred(opened(journal.open(intent)), settled(intent), LORIS);
        return intent.exchangeId();
    }

    private TakenChange taken(String system, RecordId of) {
        return ((Taking.Taken) deferred.take(system, of, LATE)).change();
    }

    private void park(TakenChange change) {
        deferred.parked(
                change,
                steps(),
                NewFinding.of(
                        FindingKind.PARKED,
                        change.exchange().intent(),
                        "mirror-refused",
                        Optional.of(change.system()),
                        Why.of("refused-with-code", "{0} refused the change with code {1}.", change.system(), 7),
                        Optional.empty(),
                        Optional.empty()));
    }

    private List<UUID> openFindings() {
        return jdbc.sql("select id from finding where user_id = ? and state = 'OPEN'")
                .param(user.id())
                .query(UUID.class)
                .list();
    }

    private void settle(Decision decision) {
        for (UUID finding : openFindings()) {
            findings.settle(
                    finding, new Finding.Settling(Optional.of(decision), "operator", Instant.now(), Optional.empty()));
        }
    }

    private OptionalLong turnOf(RecordId of) {
        return OptionalLong.of(journal.turnOf(of));
    }

    private ExchangeState stateOf(OpenExchange exchange) {
        return stateOf(exchange.id());
    }

    private ExchangeState stateOf(UUID exchange) {
        return exchanges.find(exchange).orElseThrow().summary().state();
    }

    private void awaitEmptyOutbox() {
        while (jdbc.sql("select count(*) from outbox").query(Long.class).single() > 0) {
            pause(20);
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
