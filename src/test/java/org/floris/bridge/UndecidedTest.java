package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.floris.bridge.DoubtFixture.ref;
import static org.floris.bridge.DoubtFixture.rename;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.journal.Finding;
import org.floris.journal.FindingDetail;
import org.floris.journal.FindingKind;
import org.floris.journal.FindingState;
import org.floris.journal.Findings;
import org.floris.journal.Image;
import org.floris.journal.Intent;
import org.floris.journal.Journal;
import org.floris.journal.Opening;
import org.floris.store.CoreTestContext;
import org.floris.store.HubUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What the hub asks of people, and when it does not. */
@CoreTestContext
@Import(DoubtFixture.class)
@TestPropertySource(properties = {"floris.journal.hold-within=300ms", "floris.journal.message-within=300ms"})
class UndecidedTest {
    @Autowired
    private DoubtFixture fixture;

    @Autowired
    private Journal journal;

    @Autowired
    private Findings findings;

    private final Shelf forsage = new Shelf("forsage");
    private final Shelf loris = new Shelf("loris");
    private DoubtResolver resolver;
    private HubUser user;
    private RecordId client;

    @BeforeEach
    void aHub() {
        resolver = fixture.resolver(new Shelves(forsage, loris));
        user = fixture.newUser();
        client = fixture.client();
    }

    @Test
    void whatSomebodyElseHasChangedSinceIsAskedOnceHoweverOftenItIsLookedAt() {
        UUID doubt = fixture.inDoubt(user, rename(client, "Novaya"), Map.of("lastName", "Staraya"));
        named("Novaya", "Drugaya");
        resolver.resolve(doubt);
        resolver.resolve(doubt);
        resolver.resolve(doubt);
        Finding finding = theOneFinding(doubt);
        assertThat(finding.kind()).isEqualTo(FindingKind.UNDECIDED);
        assertThat(finding.rule()).isEqualTo("changed-since");
        assertThat(finding.home()).isEqualTo("forsage");
        assertThat(finding.mirror()).contains("loris");
        assertThat(finding.record()).contains(client);
        assertThat(finding.user()).contains(user.login());
        FindingDetail detail = findings.find(finding.id()).orElseThrow();
        assertThat(detail.homeImage().orElseThrow().attributes().names()).containsExactly("lastName");
        assertThat(detail.mirrorImage().orElseThrow().exists()).isTrue();
    }

    @Test
    void aRecordThatIsGoneIsShownAsGone() {
        UUID doubt = fixture.inDoubt(user, rename(client, "Novaya"), Map.of("lastName", "Staraya"));
        loris.put(ref("loris", client), Map.of("lastname", "Staraya"));
        resolver.resolve(doubt);
        FindingDetail detail = findings.find(theOneFinding(doubt).id()).orElseThrow();
        assertThat(detail.homeImage()).contains(Image.NOT_THERE);
        assertThat(detail.mirrorImage().orElseThrow().exists()).isTrue();
    }

    @Test
    void whatCannotBeReadIsAbsent() {
        UUID doubt = fixture.inDoubt(user, rename(client, "Novaya"), Map.of("lastName", "Staraya"));
        named("Drugaya", "Staraya");
        loris.down = true;
        resolver.resolve(doubt);
        FindingDetail detail = findings.find(theOneFinding(doubt).id()).orElseThrow();
        assertThat(detail.homeImage()).isPresent();
        assertThat(detail.mirrorImage()).isEmpty();
    }

    @Test
    void whatIsMerelyWaitingIsNoFinding() {
        UUID doubt = fixture.inDoubt(user, rename(client, "Novaya"), Map.of("lastName", "Staraya"));
        named("Novaya", "Staraya");
        loris.down = true;
        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.LEFT);
        assertThat(fixture.openFindings(doubt)).isEmpty();
    }

    @Test
    void whatPassedThroughIsForPeople() {
        UUID doubt = fixture.inDoubt(fixture.intent(user, Optional.empty(), Optional.empty(), Optional.empty()));
        resolver.resolve(doubt);
        Finding finding = theOneFinding(doubt);
        assertThat(finding.rule()).isEqualTo("passed-through");
        assertThat(finding.entity()).isEqualTo("new_thing");
        assertThat(finding.mirror()).isEmpty();
    }

    @Test
    void aSystemThatRefusesTheUndoIsForPeople() {
        UUID doubt = fixture.inDoubt(user, rename(client, "Novaya"), Map.of("lastName", "Staraya"));
        named("Staraya", "Novaya");
        loris.refuses = true;
        resolver.resolve(doubt);
        assertThat(theOneFinding(doubt).rule()).isEqualTo("undo-refused");
    }

    @Test
    void whatNobodyHasThoughtOfIsForPeopleToo() {
        Change impossible = new Change(Operation.UPDATE, client, new Attributes(Map.of("lastName", 5L)));
        UUID doubt = fixture.inDoubt(user, impossible, Map.of("lastName", "Staraya"));
        named("Novaya", "Staraya");
        forsage.atRead = () -> {
            throw new IllegalStateException("surprise");
        };
        resolver.resolve(doubt);
        assertThat(theOneFinding(doubt).rule()).isEqualTo("not-settled-yet");
    }

    @Test
    void aDoubtThatSettlesByItselfClosesItsFindingAsTheHubs() {
        UUID doubt = fixture.inDoubt(user, rename(client, "Novaya"), Map.of("lastName", "Staraya"));
        named("Novaya", "Drugaya");
        resolver.resolve(doubt);
        UUID finding = theOneFinding(doubt).id();
        named("Novaya", "Novaya");
        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.SETTLED);
        Finding settled = fixture.finding(finding);
        assertThat(settled.state()).isEqualTo(FindingState.SETTLED);
        assertThat(settled.settling().orElseThrow().by()).isEqualTo(Findings.HUB);
        assertThat(settled.settling().orElseThrow().decision()).isEmpty();
        assertThat(settled.settling().orElseThrow().exchange()).contains(doubt);
    }

    @Test
    void whoeverWaitsForTheRecordIsToldTheExchangeTheFindingAndTheNextStep() {
        Intent first = fixture.intent(
                user,
                Optional.of(rename(client, "Novaya")),
                Optional.of(new Attributes(Map.of("lastName", "Staraya"))),
                Optional.of("message-" + client.id()));
        UUID doubt = fixture.inDoubt(first);
        named("Novaya", "Drugaya");
        resolver.resolve(doubt);
        String finding = theOneFinding(doubt).id().toString();
        Intent other = fixture.intent(user, Optional.of(rename(client, "Tretya")), first.before(), Optional.empty());
        assertThatThrownBy(() -> journal.open(other))
                .isInstanceOf(FlorisException.class)
                .hasMessageContainingAll(doubt.toString(), finding, "floris findings show");
        Intent repeat = fixture.intent(user, first.change(), first.before(), first.messageId());
        assertThat(journal.open(repeat)).isInstanceOfSatisfying(Opening.Undecided.class, undecided -> {
            assertThat(undecided.exchangeId()).isEqualTo(doubt);
            assertThat(undecided.nextStep()).contains(doubt.toString(), finding, "floris findings show");
        });
    }

    private void named(String inForsage, String inLoris) {
        forsage.put(ref("forsage", client), Map.of("lastname", inForsage));
        loris.put(ref("loris", client), Map.of("lastname", inLoris));
    }

    private Finding theOneFinding(UUID doubt) {
        assertThat(fixture.openFindings(doubt)).hasSize(1);
        return fixture.openFindings(doubt).get(0);
    }
}
