package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.floris.bridge.DoubtFixture.ref;
import static org.floris.bridge.DoubtFixture.rename;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.connector.SystemChange;
import org.floris.crash.CrashPoints;
import org.floris.journal.Decision;
import org.floris.journal.ExchangeState;
import org.floris.journal.Finding;
import org.floris.journal.FindingKind;
import org.floris.journal.FindingState;
import org.floris.journal.Journal;
import org.floris.journal.Opening;
import org.floris.journal.Way;
import org.floris.store.CoreTestContext;
import org.floris.store.HubUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@CoreTestContext
@Import(DoubtFixture.class)
@TestPropertySource(properties = {"floris.journal.hold-within=300ms", "floris.journal.message-within=300ms"})
class SettlingTest {
    @Autowired
    private DoubtFixture fixture;

    @Autowired
    private Journal journal;

    private final Shelf forsage = new Shelf("forsage");
    private final Shelf loris = new Shelf("loris");
    private DoubtResolver resolver;
    private Settling settling;
    private HubUser user;
    private RecordId client;

    @BeforeEach
    void aHub() {
        DoubtFixture.Hub hub = fixture.hub(new Shelves(forsage, loris), CrashPoints.NONE);
        resolver = hub.resolver();
        settling = hub.settling();
        user = fixture.newUser();
        client = fixture.client();
    }

    @Test
    void takeHomeGivesTheMirrorAndTheStoreWhatHomeHas() {
        Finding finding = undecided("Novaya", "Drugaya");
        SettlingOutcome.Settled settled = settled(settle(finding, Decision.TAKE_HOME, Map.of()));
        assertNamed("Novaya");
        assertThat(settled.state()).isEqualTo(ExchangeState.DONE);
        assertThat(settled.exchange()).isEqualTo(finding.exchange().orElseThrow());
        assertSettled(finding, Decision.TAKE_HOME);
        assertThat(forsage.written).isEmpty();
        assertThat(fixture.exchange(settled.exchange()).state()).isEqualTo(ExchangeState.DONE);
    }

    @Test
    void takeMirrorGivesHomeAndTheStoreWhatTheMirrorHas() {
        Finding finding = undecided("Novaya", "Drugaya");
        SettlingOutcome.Settled settled = settled(settle(finding, Decision.TAKE_MIRROR, Map.of()));
        assertNamed("Drugaya");
        assertThat(settled.state()).isEqualTo(ExchangeState.REVERSED);
        assertSettled(finding, Decision.TAKE_MIRROR);
        assertThat(loris.written).isEmpty();
        assertThat(forsage.writers).containsOnly(org.floris.connector.Actor.HUB);
    }

    @Test
    void anEditGoesEverywhere() {
        Finding finding = undecided("Novaya", "Drugaya");
        settled(settle(finding, Decision.EDIT, Map.of("lastName", "Tretya")));
        assertNamed("Tretya");
        assertSettled(finding, Decision.EDIT);
    }

    @Test
    void anEditHasToSayAllInWhichTheSystemsContradictEachOtherAndNothingElse() {
        Finding finding = undecided("Novaya", "Drugaya");
        assertRefused(ErrorCode.INVALID_VALUE, finding, Map.of());
        assertRefused(ErrorCode.UNKNOWN_ATTRIBUTE, finding, Map.of("lastName", "Tretya", "inn", "1"));
        assertThat(fixture.finding(finding.id()).state()).isEqualTo(FindingState.OPEN);
        assertThat(state(finding)).isEqualTo(ExchangeState.IN_DOUBT);
        settled(settle(finding, Decision.TAKE_HOME, Map.of()));
    }

    @Test
    void theRepeatOfTheMessageGetsWhatWasSettled() {
        for (Decision decision : List.of(Decision.TAKE_HOME, Decision.TAKE_MIRROR)) {
            client = fixture.client();
            String message = "message-" + client.id();
            Finding finding = undecided("Novaya", "Drugaya", Optional.of(message));
            settled(settle(finding, decision, Map.of()));
            Opening.Repeated repeated = fixture.repeated(user, message);
            WriteReply reply = new StoredReplies(
                            new com.fasterxml.jackson.databind.ObjectMapper().findAndRegisterModules())
                    .read(repeated.answer());
            assertThat(reply.exchangeId()).isEqualTo(finding.exchange().orElseThrow());
            if (decision == Decision.TAKE_HOME) {
                assertThat(reply.done()).isTrue();
            } else {
                assertThat(reply.error()).contains(ErrorCode.DECIDED_OTHERWISE);
                assertThat(reply.nextSteps()).isNotEmpty();
            }
        }
    }

    @Test
    void whatHomeHasDeletedIsDeletedInTheMirrorByTakeHome() {
        Finding finding = undecided(null, "Drugaya");
        settled(settle(finding, Decision.TAKE_HOME, Map.of()));
        assertThat(loris.get(ref("loris", client))).isEmpty();
        assertThat(fixture.stored(client)).isEmpty();
        assertThat(state(finding)).isEqualTo(ExchangeState.REVERSED);
    }

    @Test
    void whatHomeHasDeletedIsCreatedThereAgainByTakeMirror() {
        Finding finding = undecided(null, "Drugaya");
        loris.put(ref("loris", client), Map.of("lastname", "Drugaya", "firstname", "Anna"));
        settled(settle(finding, Decision.TAKE_MIRROR, Map.of()));
        assertThat(forsage.get(ref("forsage", client)).orElseThrow())
                .containsEntry("lastname", "Drugaya")
                .containsEntry("firstname", "Anna");
        assertThat(fixture.stored(client).orElseThrow().get("firstName")).isEqualTo("Anna");
    }

    @Test
    void whatTheMirrorHasDeletedIsCreatedThereAgainByTakeHome() {
        Finding finding = undecided("Novaya", null);
        settled(settle(finding, Decision.TAKE_HOME, Map.of()));
        assertNamed("Novaya");
    }

    @Test
    void whatTheMirrorHasDeletedIsDeletedAtHomeByTakeMirror() {
        Finding finding = undecided("Novaya", null);
        settled(settle(finding, Decision.TAKE_MIRROR, Map.of()));
        assertThat(forsage.get(ref("forsage", client))).isEmpty();
        assertThat(fixture.stored(client)).isEmpty();
    }

    @Test
    void aPlanSaysWhatWouldBeWrittenWhereAndWritesNothing() {
        Finding finding = undecided("Novaya", "Drugaya");
        SettlingPlan plan = settling.plan(finding.id(), Decision.TAKE_MIRROR, Map.of());
        assertThat(plan.refusal()).isEmpty();
        assertThat(plan.writes()).singleElement().satisfies(write -> {
            assertThat(write.system()).isEqualTo("forsage");
            assertThat(write.operation()).isEqualTo(Operation.UPDATE);
            assertThat(write.to().names()).containsExactly("lastName");
        });
        assertThat(plan.sights()).extracting(SettlingPlan.Sight::system).containsExactly("forsage", "loris");
        assertThat(plan.mustEdit()).containsExactly("lastName");
        assertThat(plan.toString()).doesNotContain("Novaya").doesNotContain("Drugaya");
        assertThat(forsage.written).isEmpty();
        assertThat(loris.written).isEmpty();
        assertThat(fixture.finding(finding.id()).state()).isEqualTo(FindingState.OPEN);
    }

    @Test
    void aSystemThatRefusesLeavesEverythingAsItWasAndTheFindingOpen() {
        Finding finding = undecided("Novaya", "Drugaya");
        loris.refuses = true;
        SettlingOutcome.Refused refused =
                (SettlingOutcome.Refused) settle(finding, Decision.EDIT, Map.of("lastName", "Tretya"));
        assertThat(refused.why().sentence()).contains("loris refused").contains("Nothing was changed");
        assertThat(nameIn(forsage)).isEqualTo("Novaya");
        assertThat(fixture.finding(finding.id()).state()).isEqualTo(FindingState.OPEN);
        assertThat(state(finding)).isEqualTo(ExchangeState.IN_DOUBT);
        loris.refuses = false;
        settled(settle(finding, Decision.EDIT, Map.of("lastName", "Tretya")));
        assertNamed("Tretya");
    }

    @Test
    void aSystemThatCannotBeAskedIsToldInThePlanAndKeepsTheFindingOpen() {
        Finding finding = undecided("Novaya", "Drugaya");
        loris.down = true;
        assertThat(settling.plan(finding.id(), Decision.TAKE_HOME, Map.of()).refusal())
                .isPresent();
        assertThatThrownBy(() -> settle(finding, Decision.TAKE_HOME, Map.of())).isInstanceOf(FlorisException.class);
        loris.down = false;
        settled(settle(finding, Decision.TAKE_HOME, Map.of()));
    }

    @Test
    void ofTwoWhoDecideAtOnceOneWinsAndTheOtherIsToldWhoAndWhen() {
        Finding finding = undecided("Novaya", "Drugaya");
        assertOneWins(finding);
    }

    @Test
    void ofTwoWhoDecideAboutAConflictAtOnceOneWinsAndTheOtherIsToldWhoAndWhen() {
        assertOneWins(conflict(Set.of("lastName")));
    }

    private void assertOneWins(Finding finding) {
        List<CompletableFuture<SettlingOutcome>> both = Stream.of("anna", "boris")
                .map(login -> CompletableFuture.supplyAsync(() -> settling.settle(
                        finding.id(),
                        login.equals("anna") ? Decision.TAKE_HOME : Decision.TAKE_MIRROR,
                        Map.of(),
                        login)))
                .toList();
        List<SettlingOutcome> outcomes =
                both.stream().map(CompletableFuture::join).toList();
        assertThat(outcomes)
                .filteredOn(SettlingOutcome.Settled.class::isInstance)
                .hasSize(1);
        String winner = fixture.finding(finding.id()).settling().orElseThrow().by();
        assertThat(outcomes)
                .filteredOn(SettlingOutcome.Refused.class::isInstance)
                .singleElement()
                .satisfies(refused -> assertThat(
                                ((SettlingOutcome.Refused) refused).why().sentence())
                        .contains(winner));
        assertThat(nameIn(forsage)).isEqualTo(nameIn(loris)).isEqualTo(winner.equals("anna") ? "Novaya" : "Drugaya");
    }

    @Test
    void whoeverComesLaterIsToldWhoWasFirst() {
        Finding finding = undecided("Novaya", "Drugaya");
        settled(settle(finding, Decision.TAKE_HOME, Map.of()));
        SettlingOutcome second = settling.settle(finding.id(), Decision.TAKE_MIRROR, Map.of(), "boris");
        assertThat(((SettlingOutcome.Refused) second).why().sentence()).contains("anna");
        assertNamed("Novaya");
    }

    @Test
    void aHubThatDiesInTheMiddleLeavesAFindingThatCanBeSettledAgain() {
        Finding finding = undecided("Novaya", "Drugaya");
        Settling dying = fixture.hub(new Shelves(forsage, loris), new Death(2)).settling();
        assertThatThrownBy(() -> dying.settle(finding.id(), Decision.EDIT, Map.of("lastName", "Tretya"), "anna"))
                .isInstanceOf(Death.Died.class);
        assertThat(nameIn(forsage)).isEqualTo("Tretya");
        assertThat(nameIn(loris)).isEqualTo("Drugaya");
        assertThat(fixture.finding(finding.id()).state()).isEqualTo(FindingState.OPEN);
        settled(settle(finding, Decision.EDIT, Map.of("lastName", "Tretya")));
        assertNamed("Tretya");
    }

    @Test
    void aConflictIsSettledAsAnExchangeOfTheHubsOwn() {
        Finding finding = conflict(Set.of("lastName"));
        SettlingOutcome.Settled settled = settled(settle(finding, Decision.TAKE_HOME, Map.of()));
        assertNamed("Novaya");
        assertThat(fixture.exchange(settled.exchange()).way()).isEqualTo(Way.HUB);
        assertThat(fixture.exchange(settled.exchange()).state()).isEqualTo(ExchangeState.DONE);
        assertSettled(finding, Decision.TAKE_HOME);
        assertThat(fixture.finding(finding.id()).settling().orElseThrow().exchange())
                .contains(settled.exchange());
    }

    @Test
    void stateAndOwnerAreWrittenByOperationsOfTheirOwn() {
        forsage.put(ref("forsage", client), contact("Novaya", 1, 2));
        loris.put(ref("loris", client), contact("Drugaya", 0, 1));
        Finding finding = fixture.finding(
                fixture.found(FindingKind.CONFLICT, user, client, Optional.empty(), Set.of("lastName", "state")));
        settled(settle(finding, Decision.TAKE_HOME, Map.of()));
        assertThat(loris.written)
                .extracting(SystemChange::operation)
                .containsExactly(Operation.UPDATE, Operation.SET_STATE);
        assertNamed("Novaya");
    }

    @Test
    void aConflictThatCouldNotBeWrittenIsStillOpen() {
        Finding finding = conflict(Set.of("lastName"));
        loris.refuses = true;
        assertThat(settle(finding, Decision.TAKE_HOME, Map.of())).isInstanceOf(SettlingOutcome.Refused.class);
        assertThat(fixture.finding(finding.id()).state()).isEqualTo(FindingState.OPEN);
        loris.refuses = false;
        settled(settle(finding, Decision.TAKE_HOME, Map.of()));
    }

    @Test
    void aConflictWhoseAnswerWasLostIsSettledWithItsExchange() {
        Finding finding = conflict(Set.of("lastName"));
        loris.atWrite = () -> {
            throw new IllegalStateException("the answer was lost");
        };
        SettlingOutcome lost = settle(finding, Decision.TAKE_HOME, Map.of());
        assertThat(lost).isInstanceOf(SettlingOutcome.InDoubt.class);
        assertThat(fixture.finding(finding.id()).state()).isEqualTo(FindingState.OPEN);
        loris.atWrite = () -> {};
        resolver.resolve(((SettlingOutcome.InDoubt) lost).exchange());
        assertNamed("Novaya");
        assertSettled(finding, Decision.TAKE_HOME);
    }

    @Test
    void aDeleteOfWhatNoLinkIsLeftOfIsSettledWithItsExchange() {
        client = new RecordId("client", UUID.randomUUID());
        loris.put(ref("loris", client), Map.of("lastname", "Novaya"));
        Finding finding =
                fixture.finding(fixture.found(FindingKind.PARKED, user, client, Optional.empty(), Set.of("lastName")));
        loris.atWrite = () -> {
            throw new IllegalStateException("the answer was lost");
        };
        SettlingOutcome lost = settle(finding, Decision.TAKE_HOME, Map.of());
        assertThat(lost).isInstanceOf(SettlingOutcome.InDoubt.class);
        loris.atWrite = () -> {};
        resolver.resolve(((SettlingOutcome.InDoubt) lost).exchange());
        assertThat(loris.get(ref("loris", client))).isEmpty();
        assertSettled(finding, Decision.TAKE_HOME);
    }

    @Test
    void aFindingAboutWhatIsNotMappedIsSettledByTakingHome() {
        UUID doubt = fixture.inDoubt(fixture.intent(user, Optional.empty(), Optional.empty(), Optional.empty()));
        resolver.resolve(doubt);
        Finding finding = fixture.openFindings(doubt).get(0);
        assertThat(settle(finding, Decision.TAKE_MIRROR, Map.of())).isInstanceOf(SettlingOutcome.Refused.class);
        settled(settle(finding, Decision.TAKE_HOME, Map.of()));
        assertThat(state(finding)).isEqualTo(ExchangeState.DONE);
    }

    @Test
    void aCreateThatTheMirrorAloneHasIsMadeAtHomeTooByTakeMirror() {
        Finding finding = createThatTheMirrorAloneHas();
        settled(settle(finding, Decision.TAKE_MIRROR, Map.of()));
        assertNamed("Novaya");
        assertThat(state(finding)).isEqualTo(ExchangeState.DONE);
    }

    @Test
    void aCreateThatTheMirrorAloneHasIsNowhereAfterTakeHome() {
        Finding finding = createThatTheMirrorAloneHas();
        settled(settle(finding, Decision.TAKE_HOME, Map.of()));
        assertThat(loris.get(ref("loris", client))).isEmpty();
        assertThat(fixture.stored(client)).isEmpty();
        assertThat(state(finding)).isEqualTo(ExchangeState.REVERSED);
    }

    private Finding createThatTheMirrorAloneHas() {
        client = new RecordId("client", UUID.randomUUID());
        Change create = new Change(Operation.CREATE, client, new Attributes(Map.of("lastName", "Novaya")));
        UUID doubt = fixture.inDoubt(fixture.intent(user, Optional.of(create), Optional.empty(), Optional.empty()));
        loris.put(ref("loris", client), Map.of("lastname", "Novaya"));
        loris.refuses = true;
        resolver.resolve(doubt);
        loris.refuses = false;
        Finding finding = fixture.openFindings(doubt).get(0);
        assertThat(finding.rule()).isEqualTo("undo-refused");
        return finding;
    }

    private Finding undecided(String inForsage, String inLoris) {
        return undecided(inForsage, inLoris, Optional.empty());
    }

    /** Of a change of name to Novaya. */
    private Finding undecided(String inForsage, String inLoris, Optional<String> messageId) {
        named(forsage, inForsage);
        named(loris, inLoris);
        UUID doubt = fixture.inDoubt(fixture.intent(
                user,
                Optional.of(rename(client, "Novaya")),
                Optional.of(new Attributes(Map.of("lastName", "Staraya"))),
                messageId));
        resolver.resolve(doubt);
        return fixture.openFindings(doubt).get(0);
    }

    private Finding conflict(Set<String> attributes) {
        named(forsage, "Novaya");
        named(loris, "Drugaya");
        return fixture.finding(fixture.found(FindingKind.CONFLICT, user, client, Optional.empty(), attributes));
    }

    private void named(Shelf shelf, String name) {
        if (name == null) {
            shelf.remove(ref(shelf.system(), client));
        } else {
            shelf.put(ref(shelf.system(), client), Map.of("lastname", name));
        }
    }

    private static Map<String, Object> contact(String name, int state, int status) {
        Map<String, Object> values = new HashMap<>();
        values.put("lastname", name);
        values.put("statecode", new org.floris.connector.Option(state));
        values.put("statuscode", new org.floris.connector.Option(status));
        return values;
    }

    private Object nameIn(Shelf shelf) {
        return shelf.get(ref(shelf.system(), client)).orElseThrow().get("lastname");
    }

    private void assertNamed(String name) {
        assertThat(nameIn(forsage)).isEqualTo(name);
        assertThat(nameIn(loris)).isEqualTo(name);
        assertThat(fixture.stored(client).orElseThrow().get("lastName")).isEqualTo(name);
    }

    private void assertSettled(Finding finding, Decision decision) {
        Finding now = fixture.finding(finding.id());
        assertThat(now.state()).isEqualTo(FindingState.SETTLED);
        assertThat(now.settling().orElseThrow().decision()).contains(decision);
        assertThat(now.settling().orElseThrow().by()).isEqualTo("anna");
    }

    private void assertRefused(ErrorCode code, Finding finding, Map<String, String> edits) {
        assertThatThrownBy(() -> settle(finding, Decision.EDIT, edits))
                .isInstanceOfSatisfying(FlorisException.class, refused -> assertThat(refused.code())
                        .isEqualTo(code));
    }

    private SettlingOutcome settle(Finding finding, Decision decision, Map<String, String> edits) {
        return settling.settle(finding.id(), decision, edits, "anna");
    }

    private static SettlingOutcome.Settled settled(SettlingOutcome outcome) {
        assertThat(outcome).isInstanceOf(SettlingOutcome.Settled.class);
        return (SettlingOutcome.Settled) outcome;
    }

    private ExchangeState state(Finding finding) {
        return fixture.exchange(finding.exchange().orElseThrow()).state();
    }
}
