package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.OnConflict;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;
import org.floris.connector.Actor;
import org.floris.connector.Option;
import org.floris.connector.OutcomeUnknownException;
import org.floris.connector.Reference;
import org.floris.journal.Ending;
import org.floris.journal.ExchangeDetail;
import org.floris.journal.ExchangeIds;
import org.floris.journal.ExchangeState;
import org.floris.journal.FindingDetail;
import org.floris.journal.Image;
import org.floris.journal.Intent;
import org.floris.journal.Journal;
import org.floris.journal.Opening;
import org.floris.journal.Way;
import org.floris.store.Homes;
import org.floris.store.HubUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BridgeTestContext
class ReconcilerTest {
    @Autowired
    private Reconciler reconciler;

    @Autowired
    private TwoCrms crms;

    @Autowired
    private Journal journal;

    @Autowired
    private Homes homes;

    private HubUser seller;
    private RecordId client;

    @BeforeEach
    void aClient() {
        seller = crms.seller();
        client = crms.client(seller);
        crms.reset();
    }

    @Test
    void aRecordThatNobodyHasChangedIsLeftAlone() {
        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.SAME);

        assertThat(crms.exchangesOf(client)).isEmpty();
    }

    @Test
    void aChangeAtHomeIsCarriedToTheMirrorAndTheStoreWithTheHubsAccount() {
        crms.change(crms.forsage, client, "lastname", "Иванова", TwoCrms.LATE);

        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.SETTLED);

        assertThat(crms.in(crms.loris, client, "lastname")).isEqualTo("Иванова");
        assertThat(crms.stored(client, "lastName")).isEqualTo("Иванова");
        assertThat(crms.forsage.written).isEmpty();
        assertThat(crms.loris.writers).containsExactly(Actor.HUB);
        ExchangeDetail exchange = crms.exchangesOf(client).get(0);
        assertThat(exchange.summary().state()).isEqualTo(ExchangeState.DONE);
        assertThat(exchange.summary().way()).isEqualTo(Way.HUB);
        assertThat(exchange.lost()).isEmpty();
        nothingIsLeftToDo();
    }

    @Test
    void whereHomeWinsAChangeInTheMirrorIsPutBackAndKept() {
        crms.change(crms.loris, client, "lrs_segment", new Option(100000000), TwoCrms.LATE);

        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.SETTLED);

        assertThat(crms.in(crms.loris, client, "lrs_segment")).isEqualTo(new Option(100000003));
        assertThat(crms.exchangesOf(client).get(0).lost()).singleElement().satisfies(lost -> {
            assertThat(lost.system()).isEqualTo("loris");
            assertThat(lost.rules()).isEqualTo(Map.of("segment", OnConflict.HOME_WINS));
            assertThat(lost.values().get("segment")).isEqualTo("vip");
        });
        nothingIsLeftToDo();
    }

    @Test
    void whereTheLatestWinsAChangeInTheMirrorIsCarriedHome() {
        crms.change(crms.loris, client, "mobilephone", "+79168888888", TwoCrms.LATE);

        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.SETTLED);

        assertThat(crms.in(crms.forsage, client, "mobilephone")).isEqualTo("+79168888888");
        assertThat(crms.stored(client, "mobilePhone")).isEqualTo("+79168888888");
        assertThat(crms.loris.written).isEmpty();
        assertThat(crms.forsage.writers).containsExactly(Actor.HUB);
        nothingIsLeftToDo();
    }

    @Test
    void ofTwoChangesTheLaterWinsAndTheOtherIsKept() {
        crms.change(crms.forsage, client, "mobilephone", "+79169999999", TwoCrms.EARLY);
        crms.change(crms.loris, client, "mobilephone", "+79168888888", TwoCrms.LATE);

        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.SETTLED);

        assertThat(crms.in(crms.forsage, client, "mobilephone")).isEqualTo("+79168888888");
        assertThat(crms.exchangesOf(client).get(0).lost()).singleElement().satisfies(lost -> assertThat(lost.system())
                .isEqualTo("forsage"));
        nothingIsLeftToDo();
    }

    @Test
    void everyAttributeGoesItsOwnWay() {
        crms.change(crms.forsage, client, "lastname", "Иванова", TwoCrms.LATE);
        crms.change(crms.loris, client, "mobilephone", "+79168888888", TwoCrms.LATE);
        crms.change(crms.loris, client, "lrs_inn", "500100732277", TwoCrms.LATE);

        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.ASKED);

        assertThat(crms.in(crms.loris, client, "lastname")).isEqualTo("Иванова");
        assertThat(crms.in(crms.forsage, client, "mobilephone")).isEqualTo("+79168888888");
        assertThat(crms.in(crms.loris, client, "lrs_inn")).isEqualTo("500100732277");
        assertThat(crms.in(crms.forsage, client, "frs_inn")).isEqualTo("500100732259");
        assertThat(crms.stored(client, "inn")).isEqualTo("500100732259");
        FindingDetail finding = crms.openConflicts(client).get(0);
        assertThat(finding.finding().rule()).isEqualTo("changed-in-mirror");
        assertThat(finding.finding().exchange()).isEmpty();
        assertThat(finding.mirrorImage().orElseThrow().attributes().names()).containsExactly("inn");
    }

    @Test
    void stateAndOwnerHaveExchangesOfTheirOwn() {
        HubUser other = crms.seller();
        crms.change(crms.forsage, client, "lastname", "Иванова", TwoCrms.LATE);
        crms.change(
                crms.forsage,
                client,
                "ownerid",
                new Reference("systemuser", other.id().toString()),
                TwoCrms.LATE);
        crms.change(crms.forsage, client, "statecode", new Option(1), TwoCrms.LATE);
        crms.change(crms.forsage, client, "statuscode", new Option(2), TwoCrms.LATE);

        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.SETTLED);

        assertThat(crms.loris.written)
                .extracting(change -> change.operation())
                .containsExactly(Operation.UPDATE, Operation.ASSIGN, Operation.SET_STATE);
        assertThat(crms.stored(client, "state")).isEqualTo("inactive");
        nothingIsLeftToDo();
    }

    @Test
    void anOpenFindingIsBroughtUpToDateAndItsAttributesAreLeftAlone() {
        crms.change(crms.loris, client, "lrs_inn", "500100732277", TwoCrms.LATE);
        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.ASKED);
        crms.change(crms.forsage, client, "frs_inn", "500100732280", TwoCrms.LATE);

        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.ASKED);

        assertThat(crms.openConflicts(client))
                .singleElement()
                .satisfies(finding -> assertThat(finding.finding().rule()).isEqualTo("changed-in-both"));
        assertThat(crms.exchangesOf(client)).isEmpty();
    }

    @Test
    void aFindingIsOverWhenTheSystemsAgreeAgain() {
        crms.change(crms.loris, client, "lrs_inn", "500100732277", TwoCrms.LATE);
        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.ASKED);
        crms.change(crms.loris, client, "lrs_inn", "500100732259", TwoCrms.LATE);

        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.SAME);

        assertThat(crms.openConflicts(client)).isEmpty();
    }

    @Test
    void whatTheMirrorRefusesIsAskedAboutOnceAndHomeKeepsIt() {
        crms.change(crms.forsage, client, "lastname", "Иванова", TwoCrms.LATE);
        crms.loris.refuses = true;

        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.ASKED);
        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.ASKED);

        assertThat(crms.in(crms.forsage, client, "lastname")).isEqualTo("Иванова");
        assertThat(crms.openConflicts(client)).hasSize(1);
        assertThat(crms.exchangesOf(client))
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.summary().state()).isEqualTo(ExchangeState.REVERSED));
    }

    @Test
    void whatHomeRefusesChangesNothing() {
        crms.change(crms.loris, client, "mobilephone", "+79168888888", TwoCrms.LATE);
        crms.forsage.refuses = true;

        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.ASKED);

        assertThat(crms.stored(client, "mobilePhone")).isEqualTo("+79160000001");
        assertThat(crms.exchangesOf(client).get(0).summary().state()).isEqualTo(ExchangeState.REFUSED);
    }

    @Test
    void whatWasDeletedInOneSystemIsDeletedNowhereElse() {
        crms.loris.remove(TwoCrms.ref("loris", client));

        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.ASKED);

        FindingDetail finding = crms.openConflicts(client).get(0);
        assertThat(finding.finding().rule()).isEqualTo("deleted-in-mirror");
        assertThat(finding.mirrorImage()).contains(Image.NOT_THERE);
        assertThat(finding.homeImage().orElseThrow().attributes().names()).contains("lastName", "owner");
        assertThat(crms.forsage.get(TwoCrms.ref("forsage", client))).isPresent();
    }

    @Test
    void whatWasDeletedAtHomeIsAskedAboutToo() {
        crms.forsage.remove(TwoCrms.ref("forsage", client));

        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.ASKED);

        assertThat(crms.openConflicts(client).get(0).finding().rule()).isEqualTo("deleted-at-home");
        assertThat(crms.loris.get(TwoCrms.ref("loris", client))).isPresent();
    }

    @Test
    void aSystemThatIsDownIsAskedAgainLater() {
        crms.change(crms.forsage, client, "lastname", "Иванова", TwoCrms.LATE);
        crms.loris.down = true;
        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.LATER);
        crms.loris.down = false;

        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.SETTLED);
    }

    @Test
    void aRecordThatIsBeingWrittenIsNoConflict() {
        crms.change(crms.loris, client, "lrs_inn", "500100732277", TwoCrms.LATE);
        Opening.Opened opened = (Opening.Opened) journal.open(intent());
        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.LATER);

        journal.inDoubt(opened.exchange(), List.of(), Why.plain("no answer"));
        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.LATER);
        assertThat(crms.openConflicts(client)).isEmpty();
    }

    @Test
    void whoeverWritesTheRecordWhileItIsReadIsFirst() {
        crms.change(crms.loris, client, "mobilephone", "+79168888888", TwoCrms.LATE);
        crms.change(crms.loris, client, "lrs_inn", "500100732277", TwoCrms.LATE);
        crms.loris.atRead = () -> {
            crms.loris.atRead = () -> {};
            Opening.Opened opened = (Opening.Opened) journal.open(intent());
            journal.refused(opened.exchange(), new Ending(List.of(), Why.plain("refused")));
        };

        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.LATER);

        assertThat(crms.forsage.written).isEmpty();
        assertThat(crms.openConflicts(client)).isEmpty();
    }

    @Test
    void anOutcomeThatIsNotKnownIsSettledLikeEveryDoubt() {
        crms.change(crms.forsage, client, "lastname", "Иванова", TwoCrms.LATE);
        crms.loris.atWrite = () -> {
            throw new OutcomeUnknownException("loris", Why.plain("no answer in time"), null);
        };
        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.LATER);
        assertThat(crms.exchangesOf(client).get(0).summary().state()).isEqualTo(ExchangeState.IN_DOUBT);
    }

    private void nothingIsLeftToDo() {
        int written = crms.forsage.written.size() + crms.loris.written.size();
        int exchanges = crms.exchangesOf(client).size();
        assertThat(reconciler.reconcile(client)).isEqualTo(Reconciled.SAME);
        assertThat(crms.forsage.written.size() + crms.loris.written.size()).isEqualTo(written);
        assertThat(crms.exchangesOf(client)).hasSize(exchanges);
    }

    private Intent intent() {
        return new Intent(
                ExchangeIds.next(),
                Optional.empty(),
                "hash",
                seller,
                Way.FACADE,
                "forsage",
                homes.homesOf(Set.of(seller.id())).get(0),
                List.of("loris"),
                Optional.of(new Change(Operation.UPDATE, client, new Attributes(Map.of("lastName", "Иванова")))),
                TwoCrms.ref("forsage", client),
                Optional.of(new Attributes(Map.of("lastName", "Петрова"))),
                "UPDATE contact");
    }
}
