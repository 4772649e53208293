package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.OnConflict;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;
import org.floris.connector.Maintenance;
import org.floris.connector.OutcomeUnknownException;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemUnavailableException;
import org.floris.journal.Decision;
import org.floris.journal.DeferredChange;
import org.floris.journal.DeferredState;
import org.floris.journal.Dirty;
import org.floris.journal.ExchangeDetail;
import org.floris.journal.ExchangeState;
import org.floris.journal.Finding;
import org.floris.journal.FindingDetail;
import org.floris.journal.FindingFilter;
import org.floris.journal.FindingKind;
import org.floris.journal.FindingState;
import org.floris.journal.Findings;
import org.floris.journal.LostValues;
import org.floris.journal.Way;
import org.floris.store.HubUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Writes, as they are routed, of which a mirror gets its part later; and how it gets it. */
@BridgeTestContext
class DeferredWriteTest {
    @Autowired
    private ProducerTemplate routes;

    @Autowired
    private TwoCrms crms;

    @Autowired
    private Delivery delivery;

    @Autowired
    private Maintenance maintenance;

    @Autowired
    private Dirty dirty;

    @Autowired
    private Findings findings;

    @Autowired
    private Settling settling;

    @Autowired
    private DoubtResolver resolver;

    private HubUser seller;
    private RecordId client;

    @BeforeEach
    void aClient() {
        seller = crms.seller();
        client = crms.client(seller);
        crms.reset();
        crms.loris.defers = true;
    }

    @AfterEach
    void nobodyIsAway() {
        maintenance.end("loris", "test");
        maintenance.end("forsage", "test");
        crms.reset();
    }

    @Test
    void aMirrorThatIsKnownToBeDownGetsItLaterAndTheCallerIsToldDone() {
        crms.loris.breakerOpen = true;

        WriteReply reply = phone("+79160000002");

        assertThat(reply.done()).isTrue();
        assertThat(reply.state()).isEqualTo(ExchangeState.DEFERRED);
        assertThat(reply.reason()).contains("loris");
        assertThat(reply.nextSteps()).isNotEmpty();
        assertThat(crms.loris.reads).hasValue(0);
        assertThat(crms.stored(client, "mobilePhone")).isEqualTo("+79160000002");
        crms.loris.breakerOpen = false;
        assertThat(deliver().kind()).isEqualTo(Delivered.Kind.NOTHING);
        assertThat(crms.in(crms.loris, client, "mobilephone")).isEqualTo("+79160000002");
        assertThat(states()).containsExactly(ExchangeState.DONE);
    }

    @Test
    void aMirrorThatTurnsOutToBeUnreachableGetsItLaterInsteadOfUndoingHome() {
        crms.loris.down = true;
        assertThat(phone("+79160000002").state()).isEqualTo(ExchangeState.DEFERRED);
        assertThat(crms.in(crms.forsage, client, "mobilephone")).isEqualTo("+79160000002");
        assertThat(owed()).hasSize(1);
    }

    @Test
    void withoutThePolicyItIsRefusedOrUndoneAsEver() {
        crms.loris.defers = false;
        crms.loris.down = true;
        assertThat(phone("+79160000002").state()).isEqualTo(ExchangeState.REVERSED);
        assertThat(crms.in(crms.forsage, client, "mobilephone")).isEqualTo("+79160000001");
        crms.loris.breakerOpen = true;
        assertThatThrownBy(() -> phone("+79160000002")).rootCause().hasMessageContaining("loris is down");
    }

    @Test
    void aMirrorInMaintenanceIsSentNothingAndAHomeInMaintenanceRefusesWithTheReason() {
        maintenance.begin("loris", "New release tonight", "operator");
        assertThat(phone("+79160000002").reason()).contains("New release tonight");
        assertThat(crms.loris.reads).hasValue(0);
        assertThat(crms.loris.written).isEmpty();

        maintenance.begin("forsage", "Disks are changed", "operator");
        assertThatThrownBy(() -> phone("+79160000003")).rootCause().hasMessageContaining("Disks are changed");
    }

    @Test
    void whatComesAfterAChangeThatTheMirrorHasYetToGetComesBehindItAndInOrder() {
        crms.loris.down = true;
        phone("+79160000002");
        crms.loris.down = false;
        assertThat(phone("+79160000003").state()).isEqualTo(ExchangeState.DEFERRED);
        assertThat(phone("+79160000004").state()).isEqualTo(ExchangeState.DEFERRED);
        assertThat(crms.loris.written).isEmpty();

        deliver();

        assertThat(crms.loris.written)
                .extracting(change -> change.values().get("mobilephone"))
                .containsExactly("+79160000002", "+79160000003", "+79160000004");
        assertThat(phone("+79160000005").state()).isEqualTo(ExchangeState.DONE);
    }

    @Test
    void whatMayNotBeDeferredIsRefusedWhileTheMirrorIsOwedSomethingOfTheRecord() {
        crms.loris.down = true;
        phone("+79160000002");
        crms.reset();
        WriteReply refused = phone("+79160000003");
        assertThat(refused.error()).contains(ErrorCode.SYSTEM_UNAVAILABLE);
        assertThat(refused.reason()).contains("yet to get earlier changes");
        assertThat(states()).containsExactly(ExchangeState.FAILED, ExchangeState.DEFERRED);
        assertThat(crms.in(crms.forsage, client, "mobilephone")).isEqualTo("+79160000002");
    }

    @Test
    void aDeliveryThatIsRepeatedWritesNothingTwice() {
        crms.loris.down = true;
        phone("+79160000002");
        crms.loris.down = false;
        // It was sent, and nobody has noted that it arrived.
        crms.change(crms.loris, client, "mobilephone", "+79160000002", Instant.now());

        assertThat(delivery.next("loris", client).kind()).isEqualTo(Delivered.Kind.ALREADY_THERE);
        assertThat(crms.loris.written).isEmpty();
        assertThat(states()).containsExactly(ExchangeState.DONE);
    }

    @Test
    void aMirrorThatIsAwayAgainKeepsItsPlace() {
        crms.loris.down = true;
        phone("+79160000002");

        assertThatThrownBy(() -> delivery.deliver("loris", "client", client.id().toString()))
                .isInstanceOf(NotDeliveredException.class);
        assertThat(owed()).extracting(DeferredChange::attempts).containsExactly(1);
        crms.loris.down = false;
        delivery.deliver("loris", "client", client.id().toString());
        assertThat(owed()).isEmpty();
    }

    @Test
    void anOutcomeThatIsNotKnownIsLookedAtBeforeAnythingIsSentAgain() {
        crms.loris.down = true;
        phone("+79160000002");
        crms.loris.down = false;
        crms.loris.atWrite = () -> {
            crms.change(crms.loris, client, "mobilephone", "+79160000002", Instant.now());
            throw new OutcomeUnknownException("loris", Why.plain("No answer."), null);
        };
        assertThat(delivery.next("loris", client).kind()).isEqualTo(Delivered.Kind.LATER);
        crms.loris.atWrite = () -> {
            throw new AssertionError("sent again");
        };
        assertThat(last().kind()).isEqualTo(Delivered.Kind.NOTHING);
        assertThat(states()).containsExactly(ExchangeState.DONE);
    }

    @Test
    void aChangeThatTheMirrorRefusesParksWithBothImagesAndStopsItsRecordAlone() {
        RecordId other = crms.client(seller);
        crms.loris.down = true;
        phone("+79160000002");
        phone("+79160000003");
        save(other, Map.of("mobilephone", "+79160000009"));
        crms.loris.down = false;
        crms.loris.refuses = true;

        assertThat(deliver().kind()).isEqualTo(Delivered.Kind.PARKED);
        assertThat(deliver().kind()).isEqualTo(Delivered.Kind.BEHIND);

        assertThat(states()).containsExactly(ExchangeState.DEFERRED, ExchangeState.PARKED);
        FindingDetail finding = openFinding();
        assertThat(finding.finding().kind()).isEqualTo(FindingKind.PARKED);
        assertThat(finding.finding().rule()).isEqualTo("mirror-refused");
        assertThat(finding.finding().cause().sentence()).contains("loris", "-1").doesNotContain("+7916");
        assertThat(finding.homeImage().orElseThrow().attributes().names()).containsExactly("mobilePhone");
        assertThat(finding.mirrorImage()).isPresent();
        crms.loris.refuses = false;
        delivery.deliver("loris", "client", other.id().toString());
        assertThat(crms.in(crms.loris, other, "mobilephone")).isEqualTo("+79160000009");
    }

    @Test
    void aDecisionThatBrokeOffIsCarriedOutAndNotPutBehindWhatItDecides() {
        crms.loris.down = true;
        save(client, Map.of("frs_inn", "500100732260"));
        save(client, Map.of("frs_inn", "500100732277"));
        crms.loris.down = false;
        crms.loris.refuses = true;
        deliver();
        crms.loris.refuses = false;
        Finding parked = openFinding().finding();
        crms.loris.atWrite = () -> {
            throw new IllegalStateException("the answer was lost");
        };
        SettlingOutcome lost = settling.settle(parked.id(), Decision.TAKE_HOME, Map.of(), "anna");
        crms.loris.atWrite = () -> {};

        resolver.resolve(((SettlingOutcome.InDoubt) lost).exchange());

        assertThat(findings.find(parked.id()).orElseThrow().finding().state()).isEqualTo(FindingState.SETTLED);
        assertThat(crms.in(crms.loris, client, "lrs_inn")).isEqualTo("500100732277");
        deliver();
        assertThat(owed()).isEmpty();
        assertThat(states()).containsOnly(ExchangeState.DONE);
    }

    @Test
    void whatTheMirrorHoldsAsHomeDoesNeedsNeitherDeliveryNorAPerson() {
        crms.loris.down = true;
        save(client, Map.of("frs_inn", "500100732260"));
        save(client, Map.of("frs_inn", "500100732277"));
        crms.loris.down = false;
        crms.change(crms.loris, client, "lrs_inn", "500100732277", Instant.now().plusSeconds(60));

        deliver();

        assertThat(crms.loris.written).isEmpty();
        assertThat(crms.in(crms.loris, client, "lrs_inn")).isEqualTo("500100732277");
        assertThat(states()).containsOnly(ExchangeState.DONE);
    }

    @Test
    void whatSomebodyHasChangedInTheMirrorMeanwhileStaysWhereTheLatestWins() {
        crms.loris.down = true;
        phone("+79160000002");
        crms.loris.down = false;
        crms.change(
                crms.loris, client, "mobilephone", "+79168888888", Instant.now().plusSeconds(60));

        deliver();

        assertThat(crms.loris.written).isEmpty();
        assertThat(crms.in(crms.loris, client, "mobilephone")).isEqualTo("+79168888888");
        assertThat(states()).containsExactly(ExchangeState.DONE);
    }

    @Test
    void whatWasDifferentInTheMirrorBeforeTheWriteIsOverwrittenAndKept() {
        crms.change(crms.loris, client, "mobilephone", "+79168888888", TwoCrms.LATE);
        crms.loris.down = true;
        phone("+79160000002");
        crms.loris.down = false;

        deliver();

        assertThat(crms.in(crms.loris, client, "mobilephone")).isEqualTo("+79160000002");
        assertThat(exchanges().get(0).lost())
                .extracting(LostValues::system, LostValues::rules)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("loris", Map.of("mobilePhone", OnConflict.LATEST_WINS)));
    }

    @Test
    void whatAPersonIsToBeAskedAboutIsNotOverwritten() {
        crms.loris.down = true;
        save(client, Map.of("frs_inn", "500100732260"));
        crms.loris.down = false;
        crms.change(crms.loris, client, "lrs_inn", "500100732277", Instant.now().plusSeconds(60));

        assertThat(deliver().kind()).isEqualTo(Delivered.Kind.CONFLICT);

        assertThat(crms.in(crms.loris, client, "lrs_inn")).isEqualTo("500100732277");
        assertThat(states()).containsExactly(ExchangeState.PARKED);
        assertThat(openFinding().finding().kind()).isEqualTo(FindingKind.CONFLICT);
    }

    @Test
    void aRecordThatIsGoneFromTheMirrorIsAPersonsToDecide() {
        crms.loris.down = true;
        phone("+79160000002");
        crms.loris.down = false;
        crms.loris.remove(TwoCrms.ref("loris", client));

        assertThat(deliver().kind()).isEqualTo(Delivered.Kind.CONFLICT);
        assertThat(owed()).extracting(DeferredChange::state).containsExactly(DeferredState.PARKED);
    }

    @Test
    void whatIsNotTheChangesFaultIsTriedForAsLongAsItTakes() {
        crms.loris.down = true;
        phone("+79160000002");
        crms.loris.down = false;
        crms.loris.atRead = () -> {
            throw new SystemUnavailableException("loris", Why.plain("Too many calls."), null);
        };
        for (int attempt = 1; attempt <= 20; attempt++) {
            assertThat(delivery.next("loris", client).kind()).isEqualTo(Delivered.Kind.LATER);
        }
        crms.loris.atRead = () -> {};
        deliver();
        assertThat(states()).containsExactly(ExchangeState.DONE);
    }

    private WriteReply phone(String number) {
        return save(client, Map.of("mobilephone", number));
    }

    private WriteReply save(RecordId record, Map<String, Object> values) {
        IncomingWrite write = new IncomingWrite(
                Way.FACADE,
                seller,
                new SystemChange(Operation.UPDATE, TwoCrms.ref("forsage", record), new LinkedHashMap<>(values)),
                Optional.of("urn:uuid:" + UUID.randomUUID()),
                "hash",
                Optional.empty(),
                Optional.empty());
        return routes.requestBody("direct:bridge-write", write, WriteReply.class);
    }

    /** All that can be delivered. @return what stood in the way of the rest */
    private Delivered deliver() {
        Delivered last;
        do {
            last = delivery.next("loris", client);
        } while (last.goesOn());
        return last;
    }

    /** Past the time in which a request may come late. */
    private Delivered last() {
        Delivered last;
        do {
            last = deliver();
        } while (last.comesAgain());
        return last;
    }

    private List<ExchangeDetail> exchanges() {
        return crms.exchangesOf(client);
    }

    private List<ExchangeState> states() {
        return exchanges().stream().map(exchange -> exchange.summary().state()).toList();
    }

    private List<DeferredChange> owed() {
        return exchanges().stream()
                .flatMap(exchange -> dirty.of(exchange.summary().id()).stream())
                .toList();
    }

    private FindingDetail openFinding() {
        FindingFilter filter = new FindingFilter(
                Set.of(),
                Set.of(FindingState.OPEN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(client.toString()),
                Optional.empty());
        return findings.search(filter, Optional.empty(), 10).findings().stream()
                .map(finding -> findings.find(finding.id()).orElseThrow())
                .findFirst()
                .orElseThrow();
    }
}
