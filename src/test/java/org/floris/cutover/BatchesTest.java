package org.floris.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.floris.cutover.CutoverFixture.logins;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Why;
import org.floris.journal.Ending;
import org.floris.journal.FindingKind;
import org.floris.journal.Findings;
import org.floris.journal.Journal;
import org.floris.journal.NewFinding;
import org.floris.journal.OpenExchange;
import org.floris.store.CoreTestContext;
import org.floris.store.Homes;
import org.floris.store.HubUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@CoreTestContext
@org.springframework.test.context.ActiveProfiles("core")
@Import({
    CutoverConfiguration.class,
    BatchDesk.class,
    BatchTable.class,
    BatchesOfUsers.class,
    BusyMembers.class,
    DirtyBatches.class,
    Gates.class,
    MemberSelection.class,
    Recovery.class,
    CutoverFixture.class
})
@TestPropertySource(properties = {"floris.cutover.drain=2s", "floris.cutover.grace=1h"})
class BatchesTest {
    @Autowired
    private Batches batches;

    @Autowired
    private CutoverFixture fixture;

    @Autowired
    private Journal journal;

    @Autowired
    private Findings findings;

    @Autowired
    private Homes homes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Recovery recovery;

    @Autowired
    private BatchTable table;

    @Autowired
    private BatchDebts debts;

    @AfterEach
    void allSystemsAreUp() {
        fixture.bringUp("loris");
        fixture.bringUp("forsage");
    }

    private BatchView batch(List<HubUser> users) {
        return batches.create(
                new NewBatch("b-" + UUID.randomUUID(), "loris", logins(users), Optional.empty(), Optional.empty()),
                "engineer");
    }

    @Test
    void aFindingCountsForTheBatchOfItsUser() {
        List<HubUser> users = fixture.newUsers(2);
        BatchView batch = batch(users.subList(0, 1));
        assertThat(batchOfFindingAbout(users.get(0))).contains(batch.name());
        assertThat(batchOfFindingAbout(users.get(1))).isEmpty();
    }

    private Optional<String> batchOfFindingAbout(HubUser user) {
        OpenExchange exchange = fixture.openWrite(user);
        UUID id = findings.open(NewFinding.of(
                FindingKind.UNDECIDED,
                exchange.intent(),
                "changed-since",
                Optional.of("loris"),
                Why.of("changed-since", "In {0} somebody else has changed the record since.", "loris"),
                Optional.empty(),
                Optional.empty()));
        return findings.find(id).orElseThrow().finding().batch();
    }

    @Test
    void aSwitchMovesEverybodyAtOnceAndRaisesTheEpoch() {
        List<HubUser> users = fixture.newUsers(5);
        long before = fixture.epochOf(users.get(0));
        BatchView batch = batch(users);
        assertThat(batch.state()).isEqualTo(BatchState.DRAFT);

        StepResult result = batches.switchOver(batch.id(), "engineer");

        assertThat(result.isDone()).isTrue();
        assertThat(result.state()).isEqualTo(BatchState.SWITCHED);
        assertThat(result.moved()).isEqualTo(5);
        assertThat(fixture.homesOf(users)).containsExactly("loris");
        assertThat(fixture.epochOf(users.get(0))).isEqualTo(before + 1);
        assertThat(fixture.isMoving(users.get(0))).isFalse();
    }

    @Test
    void aRollBackSendsEverybodyBackToWhereHeWas() {
        List<HubUser> users = fixture.newUsers(3);
        fixture.moveTo("loris", users.get(0));
        BatchView batch = batch(users);
        batches.switchOver(batch.id(), "engineer");

        StepResult result = batches.rollBack(batch.id(), "engineer");

        assertThat(result.state()).isEqualTo(BatchState.ROLLED_BACK);
        assertThat(result.moved()).isEqualTo(2);
        assertThat(fixture.homesOf(users.subList(0, 1))).containsExactly("loris");
        assertThat(fixture.homesOf(users.subList(1, 3))).containsExactly("forsage");
        assertThat(batches.history(batch.id()))
                .extracting(BatchTransition::to)
                .containsExactly(
                        BatchState.DRAFT,
                        BatchState.SWITCHING,
                        BatchState.SWITCHED,
                        BatchState.ROLLING_BACK,
                        BatchState.ROLLED_BACK);
        assertThat(batches.switchOver(batch.id(), "engineer").isDone()).isTrue();
    }

    @Test
    void aWriteInFlightEndsBeforeTheFlip() throws Exception {
        List<HubUser> users = fixture.newUsers(2);
        BatchView batch = batch(users);
        OpenExchange slow = fixture.openWrite(users.get(0));
        CompletableFuture<StepResult> step =
                CompletableFuture.supplyAsync(() -> batches.switchOver(batch.id(), "engineer"));
        Thread.sleep(300);
        assertThat(step).isNotDone();
        assertThat(fixture.isMoving(users.get(1))).isTrue();
        assertThat(fixture.homesOf(users)).containsExactly("forsage");

        journal.refused(slow, new Ending(List.of(), "home said no"));

        assertThat(step.get().isDone()).isTrue();
        assertThat(fixture.homesOf(users)).containsExactly("loris");
    }

    @Test
    void aWriteThatDoesNotEndRefusesTheStepAndFreesEverybody() {
        List<HubUser> users = fixture.newUsers(2);
        BatchView batch = batch(users);
        OpenExchange stuck = fixture.openWrite(users.get(0));

        StepResult result = batches.switchOver(batch.id(), "engineer");

        assertThat(codes(result)).containsExactly("member-busy");
        assertThat(result.refusals().get(0).sentence())
                .contains(users.get(0).login())
                .contains(stuck.id().toString());
        assertThat(result.state()).isEqualTo(BatchState.DRAFT);
        assertThat(fixture.homesOf(users)).containsExactly("forsage");
        assertThat(fixture.isMoving(users.get(1))).isFalse();
        journal.refused(stuck, new Ending(List.of(), "home said no"));
        assertThat(batches.switchOver(batch.id(), "engineer").isDone()).isTrue();
    }

    @Test
    void anExchangeInDoubtIsNamedBeforeAnythingIsMarked() {
        List<HubUser> users = fixture.newUsers(1);
        BatchView batch = batch(users);
        OpenExchange doubtful = fixture.openWrite(users.get(0));
        journal.inDoubt(doubtful, List.of(), "no answer");

        assertThat(codes(batches.switchOver(batch.id(), "engineer"))).containsExactly("member-in-doubt");
        assertThat(batches.history(batch.id())).hasSize(1);
    }

    @Test
    void aSystemThatIsDownKeepsItsDoorShut() {
        BatchView batch = batch(fixture.newUsers(1));
        fixture.takeDown("loris");
        assertThat(codes(batches.switchOver(batch.id(), "engineer"))).containsExactly("target-down");
        fixture.bringUp("loris");
        batches.switchOver(batch.id(), "engineer");
        fixture.takeDown("forsage");
        assertThat(codes(batches.rollBack(batch.id(), "engineer"))).containsExactly("target-down");
    }

    @Test
    void nobodyMovesWhileAMirrorIsOwedSomethingOfTheMembersWork() {
        List<HubUser> users = fixture.newUsers(2);
        BatchView batch = batch(users.subList(0, 1));
        BatchView other = batch(users.subList(1, 2));
        UUID exchange = fixture.defer(users.get(0));

        StepResult refused = batches.switchOver(batch.id(), "engineer");

        assertThat(codes(refused)).containsExactly("dirty");
        assertThat(refused.refusals().get(0).sentence()).contains("1 change");
        assertThat(refused.refusals().get(0).nextStep()).contains("floris deferred list --batch " + batch.name());
        assertThat(debts.all()).extracting(BatchDebt::name, BatchDebt::dirty).containsExactly(tuple(batch.name(), 1L));
        assertThat(batches.switchOver(other.id(), "engineer").isDone()).isTrue();

        fixture.park(exchange);
        assertThat(codes(batches.switchOver(batch.id(), "engineer"))).containsExactly("parked");
        fixture.deliver(exchange);
        assertThat(batches.switchOver(batch.id(), "engineer").isDone()).isTrue();
        assertThat(debts.all()).isEmpty();
    }

    @Test
    void aRollbackWaitsForWhatAMirrorIsOwedToo() {
        List<HubUser> users = fixture.newUsers(1);
        BatchView batch = batch(users);
        batches.switchOver(batch.id(), "engineer");
        UUID exchange = fixture.defer(users.get(0));
        assertThat(codes(batches.rollBack(batch.id(), "engineer"))).containsExactly("dirty");
        fixture.deliver(exchange);
        assertThat(batches.rollBack(batch.id(), "engineer").isDone()).isTrue();
    }

    @Test
    void aMemberOfAnotherSwitchedBatchCannotMove() {
        List<HubUser> users = fixture.newUsers(2);
        BatchView first = batch(users.subList(0, 1));
        BatchView second = batch(users);
        batches.switchOver(first.id(), "engineer");
        StepResult refused = batches.switchOver(second.id(), "engineer");
        assertThat(codes(refused)).containsExactly("member-in-another-batch");
        assertThat(refused.refusals().get(0).sentence()).contains(first.name());
    }

    @Test
    void whoeverIsAtHomeThereAlreadyNeedsNoSwitch() {
        List<HubUser> users = fixture.newUsers(1);
        fixture.moveTo("loris", users.get(0));
        assertThat(codes(batches.switchOver(batch(users).id(), "engineer"))).containsExactly("already-home");
    }

    @Test
    void aMemberWhoIsNoLongerKnownIsAReason() {
        BatchView batch = batch(fixture.newUsers(1));
        jdbc.sql("update cutover_member set user_id = ? where batch_id = ?")
                .params(UUID.randomUUID(), batch.id())
                .update();
        assertThat(codes(batches.switchOver(batch.id(), "engineer"))).contains("member-unknown");
    }

    @Test
    void anEmptyBatchHasNothingToMove() {
        BatchView batch = batch(fixture.newUsers(1));
        jdbc.sql("delete from cutover_member where batch_id = ?")
                .param(batch.id())
                .update();
        assertThat(codes(batches.switchOver(batch.id(), "engineer"))).containsExactly("batch-empty");
    }

    @Test
    void stepsOutOfOrderAreRefused() {
        BatchView batch = batch(fixture.newUsers(1));
        assertThat(codes(batches.rollBack(batch.id(), "engineer"))).contains("step-does-not-fit");
        batches.switchOver(batch.id(), "engineer");
        assertThat(codes(batches.switchOver(batch.id(), "engineer"))).containsExactly("step-does-not-fit");
        assertThat(codes(batches.delete(batch.id(), "engineer"))).containsExactly("batch-active");
    }

    @Test
    void ofTwoPeopleAtOnceOneWins() {
        List<HubUser> users = fixture.newUsers(3);
        BatchView batch = batch(users);
        long epoch = fixture.epochOf(users.get(0));
        List<CompletableFuture<StepResult>> both = Stream.of("one", "two")
                .map(by -> CompletableFuture.supplyAsync(() -> batches.switchOver(batch.id(), by)))
                .toList();
        List<StepResult> results = both.stream().map(CompletableFuture::join).toList();
        assertThat(results.stream().filter(StepResult::isDone)).hasSize(1);
        assertThat(fixture.epochOf(users.get(0))).isEqualTo(epoch + 1);
        StepResult loser =
                results.stream().filter(result -> !result.isDone()).findFirst().orElseThrow();
        assertThat(codes(loser)).containsAnyOf("step-under-way", "step-does-not-fit");
    }

    @Test
    void ofTwoBatchesWithACommonMemberOneWins() {
        List<HubUser> users = fixture.newUsers(3);
        List<CompletableFuture<StepResult>> both = Stream.of(batch(users.subList(0, 2)), batch(users.subList(1, 3)))
                .map(batch -> CompletableFuture.supplyAsync(() -> batches.switchOver(batch.id(), "engineer")))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join).filter(StepResult::isDone))
                .hasSize(1);
    }

    @Test
    void aStepWhoseProcessDiedIsTakenBack() {
        List<HubUser> users = fixture.newUsers(2);
        BatchView view = batch(users);
        Batch batch = table.find(view.id()).orElseThrow();
        java.time.Instant past = java.time.Instant.now().minusSeconds(1);
        table.move(batch, BatchState.SWITCHING, Optional.of(past), "engineer", Why.plain("then the process died"));
        homes.beginMove(
                batch.id(), Gates.userIds(batch), java.time.Instant.now().plusSeconds(600));

        recovery.endAbandonedSteps();

        assertThat(batches.find(view.id()).orElseThrow().state()).isEqualTo(BatchState.DRAFT);
        assertThat(fixture.isMoving(users.get(0))).isFalse();
        assertThat(batches.switchOver(view.id(), "engineer").isDone()).isTrue();
    }

    @Test
    void whoIsMarkedNoMoreIsNotMoved() {
        List<HubUser> users = fixture.newUsers(2);
        java.util.Set<UUID> ids =
                java.util.Set.of(users.get(0).id(), users.get(1).id());
        UUID mine = UUID.randomUUID();
        homes.beginMove(mine, ids, java.time.Instant.now().plusSeconds(60));
        assertMoving(() -> homes.flip(UUID.randomUUID(), ids, "loris"));
        homes.endMove(UUID.randomUUID(), ids);
        assertThat(fixture.isMoving(users.get(0))).isTrue();
        jdbc.sql("update home set moving_until = now() - interval '1 second' where user_id = ?")
                .param(users.get(1).id())
                .update();

        assertMoving(() -> homes.flip(mine, ids, "loris"));

        assertThat(fixture.homesOf(users)).containsExactly("forsage");
    }

    @Test
    void aStepWhoseMarkLapsesBeforeTheFlipMovesNobodyAndSaysSo() throws Exception {
        List<HubUser> users = fixture.newUsers(2);
        BatchView batch = batch(users);
        OpenExchange slow = fixture.openWrite(users.get(0));
        CompletableFuture<StepResult> step =
                CompletableFuture.supplyAsync(() -> batches.switchOver(batch.id(), "engineer"));
        Thread.sleep(300);
        jdbc.sql("update home set moving_until = now() where moving_batch = ?")
                .param(batch.id())
                .update();
        journal.refused(slow, new Ending(List.of(), "home said no"));

        assertThat(codes(step.get())).containsExactly("time-over");
        assertThat(step.get().state()).isEqualTo(BatchState.DRAFT);
        assertThat(fixture.homesOf(users)).containsExactly("forsage");
        assertThat(batches.switchOver(batch.id(), "engineer").isDone()).isTrue();
    }

    private static void assertMoving(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FlorisException.class, refused -> assertThat(refused.code())
                .isEqualTo(ErrorCode.USER_MOVING));
    }

    @Test
    void aPlanTellsWhatWouldHappenAndDoesNothing() {
        List<HubUser> users = fixture.newUsers(2);
        BatchView batch = batch(users);
        BatchPlan plan = batches.plan(batch.id(), Step.SWITCH);
        assertThat(plan.refusals()).isEmpty();
        assertThat(plan.members()).extracting(BatchPlan.Move::to).containsOnly("loris");
        assertThat(plan.actions()).hasSize(4);
        assertThat(fixture.homesOf(users)).containsExactly("forsage");
        assertThat(batches.plan(batch.id(), Step.ROLL_BACK).refusals())
                .extracting(Reason::code)
                .containsExactly("step-does-not-fit");
    }

    @Test
    void membersAreFoundByDepartmentAndCount() {
        fixture.newUsers(4);
        BatchView batch = batches.create(
                new NewBatch("by-count", "loris", List.of(), Optional.of("SALES"), Optional.of(3)), "engineer");
        assertThat(batch.memberCount()).isEqualTo(3);
        assertThat(batches.members(batch.id()))
                .allSatisfy(member -> assertThat(member.home()).isEqualTo("forsage"));
    }

    @Test
    void whatCannotBeCreatedNamesTheField() {
        assertField("name", new NewBatch("../x", "loris", List.of(), Optional.empty(), Optional.of(1)));
        assertField("target", new NewBatch("t-1", "mars", List.of(), Optional.empty(), Optional.of(1)));
        assertField("logins", new NewBatch("t-2", "loris", List.of("nobody"), Optional.empty(), Optional.empty()));
        assertField("count", new NewBatch("t-3", "loris", List.of(), Optional.empty(), Optional.of(0)));
        assertField("department", new NewBatch("t-4", "loris", List.of(), Optional.of("moon"), Optional.empty()));
        BatchView taken = batch(fixture.newUsers(1));
        assertField("name", new NewBatch(taken.name(), "loris", List.of(), Optional.empty(), Optional.of(1)));
        assertThatThrownBy(() -> batches.plan(UUID.randomUUID(), Step.SWITCH))
                .isInstanceOfSatisfying(FlorisException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.RECORD_NOT_FOUND));
    }

    private void assertField(String field, NewBatch batch) {
        fixture.newUsers(1);
        assertThatThrownBy(() -> batches.create(batch, "engineer"))
                .isInstanceOfSatisfying(InvalidBatchException.class, invalid -> assertThat(invalid.field())
                        .isEqualTo(field));
    }

    private static List<String> codes(StepResult result) {
        return result.refusals().stream().map(Reason::code).toList();
    }
}
