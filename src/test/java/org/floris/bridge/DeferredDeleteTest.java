package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Maintenance;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;
import org.floris.journal.DeferredChange;
import org.floris.journal.Dirty;
import org.floris.journal.ExchangeState;
import org.floris.journal.Way;
import org.floris.store.HubUser;
import org.floris.store.LinkTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Records that are deleted while loris is in maintenance, with what comes before and after that. */
@BridgeTestContext
class DeferredDeleteTest {
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
    private LinkTable links;

    private HubUser seller;
    private RecordId client;

    @BeforeEach
    void aClientAndNoLoris() {
        seller = crms.seller();
        client = crms.client(seller);
        crms.reset();
        crms.loris.defers = true;
        maintenance.begin("loris", "New release tonight", "operator");
    }

    @AfterEach
    void nobodyIsAway() {
        maintenance.end("loris", "test");
        crms.reset();
    }

    @Test
    void aDeleteReachesTheMirrorWhenItIsBack() {
        assertThat(delete(client).state()).isEqualTo(ExchangeState.DEFERRED);
        assertThat(crms.forsage.get(TwoCrms.ref("forsage", client))).isEmpty();
        assertThat(crms.loris.get(TwoCrms.ref("loris", client))).isPresent();

        assertThat(delivered(client)).containsExactly(ExchangeState.DONE);

        assertThat(crms.loris.get(TwoCrms.ref("loris", client))).isEmpty();
        assertThat(links.refsOf(client)).isEmpty();
    }

    @Test
    void nobodyWritesTheRecordUntilThen() {
        delete(client);
        for (String system : List.of("forsage", "loris")) {
            SystemChange change =
                    new SystemChange(Operation.UPDATE, TwoCrms.ref(system, client), Map.of("lastname", "Иванова"));
            assertThatThrownBy(() -> send(change)).rootCause().hasMessageContaining("Does Not Exist");
        }
    }

    @Test
    void whatCameBeforeTheDeleteIsDeliveredBeforeIt() {
        phone(client, "+79160000002");
        phone(client, "+79160000003");
        delete(client);

        assertThat(delivered(client)).containsOnly(ExchangeState.DONE);

        assertThat(crms.loris.written)
                .extracting(SystemChange::operation)
                .containsExactly(Operation.UPDATE, Operation.UPDATE, Operation.DELETE);
    }

    @Test
    void whatCameBeforeTheDeleteOfARecordThatIsGoneFromTheMirrorAlreadyKeepsNobodyWaiting() {
        phone(client, "+79160000002");
        delete(client);
        crms.loris.remove(TwoCrms.ref("loris", client));

        assertThat(delivered(client)).containsExactly(ExchangeState.DONE, ExchangeState.DONE);

        assertThat(crms.loris.written).isEmpty();
        assertThat(links.refsOf(client)).isEmpty();
    }

    @Test
    void aRecordThatIsCreatedAgainWithItsIdIsDeletedAndCreatedInTheMirrorToo() {
        delete(client);
        create(client);
        phone(client, "+79160000005");

        assertThat(delivered(client)).containsOnly(ExchangeState.DONE);

        assertThat(crms.loris.written)
                .extracting(SystemChange::operation)
                .containsExactly(Operation.DELETE, Operation.CREATE, Operation.UPDATE);
        assertThat(crms.in(crms.loris, client, "mobilephone")).isEqualTo("+79160000005");
        assertThat(links.refsOf(client)).extracting(Ref::system).containsExactly("forsage", "loris");
        assertThat(phone(client, "+79160000006").state()).isEqualTo(ExchangeState.DONE);
    }

    @Test
    void aRecordThatTheMirrorKnewByAnotherIdIsCreatedAgainThereWithItsOwn() {
        Ref older = new Ref("loris", "contact", UUID.randomUUID().toString());
        links.unlink(client, Set.of("loris"));
        links.link(older, client);
        crms.loris.put(older, crms.inLoris(seller));
        crms.loris.remove(TwoCrms.ref("loris", client));
        phone(client, "+79160000002");
        delete(client);
        create(client);
        phone(client, "+79160000005");

        assertThat(delivered(client)).containsOnly(ExchangeState.DONE);

        assertThat(crms.loris.get(older)).isEmpty();
        assertThat(crms.in(crms.loris, client, "mobilephone")).isEqualTo("+79160000005");
        assertThat(links.refIn("loris", client)).contains(TwoCrms.ref("loris", client));
    }

    @Test
    void aChangeThatNamesARecordWhichIsDeletedSinceIsDeliveredWithoutIt() {
        RecordId lead = new RecordId("lead", UUID.randomUUID());
        Ref inForsage = new Ref("forsage", "lead", lead.id().toString());
        Map<String, Object> named =
                Map.of("customerid", new Reference("contact", client.id().toString()));
        Map<String, Object> values = new LinkedHashMap<>(Map.of("subject", "Flat"));
        values.putAll(named);
        send(new SystemChange(Operation.CREATE, inForsage, values));
        send(new SystemChange(Operation.UPDATE, inForsage, named));
        delete(client);

        assertThat(delivered(client)).containsExactly(ExchangeState.DONE);
        assertThat(delivered(lead)).containsExactly(ExchangeState.DONE, ExchangeState.DONE);

        assertThat(crms.loris
                        .get(new Ref("loris", "lead", lead.id().toString()))
                        .orElseThrow())
                .containsEntry("subject", "Flat")
                .doesNotContainKey("lrs_clientid");
    }

    @Test
    void whatIsOwedKeepsItsReasonWhenItsTurnComesWhileTheMirrorIsAway() {
        phone(client, "+79160000002");
        crms.loris.down = true;

        assertThat(delivery.next("loris", client).kind()).isEqualTo(Delivered.Kind.LATER);
        assertThat(reason()).isEqualTo("loris is in maintenance: New release tonight");

        maintenance.end("loris", "test");
        assertThat(delivery.next("loris", client).kind()).isEqualTo(Delivered.Kind.LATER);
        assertThat(reason()).isEqualTo("loris takes no connections.");
    }

    private String reason() {
        return crms.exchangesOf(client).stream()
                .flatMap(exchange -> dirty.of(exchange.summary().id()).stream())
                .map(DeferredChange::why)
                .findFirst()
                .orElseThrow()
                .sentence();
    }

    private WriteReply phone(RecordId record, String number) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("mobilephone", number));
        return send(new SystemChange(Operation.UPDATE, TwoCrms.ref("forsage", record), values));
    }

    private WriteReply delete(RecordId record) {
        return send(new SystemChange(Operation.DELETE, TwoCrms.ref("forsage", record), Map.of()));
    }

    private void create(RecordId record) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("lastname", "Петрова"));
        assertThat(send(new SystemChange(Operation.CREATE, TwoCrms.ref("forsage", record), values))
                        .done())
                .isTrue();
    }

    private WriteReply send(SystemChange change) {
        IncomingWrite write = new IncomingWrite(
                Way.FACADE,
                seller,
                change,
                Optional.of("urn:uuid:" + UUID.randomUUID()),
                "hash",
                Optional.empty(),
                Optional.empty());
        return routes.requestBody("direct:bridge-write", write, WriteReply.class);
    }

    /** Ends the maintenance. @return what became of the record's exchanges, newest first */
    private List<ExchangeState> delivered(RecordId record) {
        maintenance.end("loris", "test");
        Delivered last;
        do {
            last = delivery.next("loris", record);
        } while (last.goesOn());
        return crms.exchangesOf(record).stream()
                .map(exchange -> exchange.summary().state())
                .toList();
    }
}
