package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.connector.dynamics.SoapVersion;
import org.floris.store.HubUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Upsert and alternate keys, in the married write as it is routed. */
@BridgeTestContext
class UpsertTest {
    @Autowired
    private ProducerTemplate routes;

    @Autowired
    private OrganizationWrites writes;

    @Autowired
    private TwoCrms crms;

    private HubUser seller;
    private RecordId client;

    @BeforeEach
    void aClient() {
        seller = crms.seller();
        client = crms.client(seller);
        crms.reset();
        crms.forsage.says = () -> envelope(
                "<ExecuteResponse xmlns=\"http://schemas.microsoft.com/xrm/2011/Contracts/Services\"><ExecuteResult/></ExecuteResponse>");
    }

    @Test
    void whatIsThereIsUpdated() {
        WriteReply reply = write(upsert(id(client.id()), "Новая"), Optional.empty());

        assertThat(crms.forsage.heard).singleElement().asString().contains("UpdateRequest");
        assertThat(crms.loris.written).singleElement().satisfies(written -> {
            assertThat(written.operation()).isEqualTo(Operation.UPDATE);
            assertThat(written.ref()).isEqualTo(TwoCrms.ref("loris", client));
        });
        assertThat(told(reply))
                .contains("UpsertResponse")
                .containsPattern("RecordCreated.*?>false<")
                .contains(client.id().toString());
    }

    @Test
    void whatIsNotThereIsCreatedWithTheIdThatWasGiven() {
        UUID id = UUID.randomUUID();

        WriteReply reply = write(upsert(id(id), "Новая"), Optional.empty());

        assertThat(crms.forsage.heard)
                .singleElement()
                .asString()
                .contains("CreateRequest")
                .contains(id.toString());
        assertThat(crms.loris.written).singleElement().satisfies(written -> assertThat(written.operation())
                .isEqualTo(Operation.CREATE));
        assertThat(told(reply)).containsPattern("RecordCreated.*?>true<").contains(id.toString());
    }

    @Test
    void aKeyNamesTheRecord() {
        String inn = UUID.randomUUID().toString().substring(0, 12);
        crms.change(crms.forsage, client, "frs_inn", inn, TwoCrms.LATE);

        write(upsert(key(inn), "Новая"), Optional.empty());

        assertThat(crms.forsage.heard)
                .singleElement()
                .asString()
                .contains("UpdateRequest")
                .contains(client.id().toString());
    }

    @Test
    void aKeyThatNamesNothingBecomesTheNewRecords() {
        String inn = UUID.randomUUID().toString().substring(0, 12);

        WriteReply reply = write(upsert(key(inn), "Новая"), Optional.empty());

        assertThat(crms.forsage.heard)
                .singleElement()
                .asString()
                .contains("CreateRequest")
                .contains(inn);
        assertThat(crms.loris.written).singleElement().satisfies(written -> assertThat(written.values())
                .containsEntry("lrs_inn", inn));
        assertThat(told(reply)).containsPattern("RecordCreated.*?>true<");
    }

    @Test
    void whatComesAlongIsNotLost() {
        String along =
                "<a:RelatedEntities><a:KeyValuePairOfRelationshipEntityCollectionX_PsK4FkN><b:key xmlns:b=\"http://schemas.datacontract.org/2004/07/System.Collections.Generic\"><a:SchemaName>opportunity_customer_contacts</a:SchemaName></b:key>"
                        + "<b:value xmlns:b=\"http://schemas.datacontract.org/2004/07/System.Collections.Generic\"><a:Entities><a:Entity><a:Attributes/><a:LogicalName>opportunity</a:LogicalName></a:Entity></a:Entities></b:value></a:KeyValuePairOfRelationshipEntityCollectionX_PsK4FkN></a:RelatedEntities>";
        String upsert = upsert(id(UUID.randomUUID()), "Новая").replace("<a:RelatedEntities/>", along);

        assertThatThrownBy(() -> write(upsert, Optional.empty())).hasMessageContaining("Related entities");
        assertThat(crms.forsage.heard).isEmpty();
    }

    @Test
    void theSameMessageAgainIsToldTheSameThoughTheRecordIsThereNow() {
        Optional<String> message = Optional.of("urn:uuid:" + UUID.randomUUID());
        String body = upsert(id(UUID.randomUUID()), "Новая");

        WriteReply first = write(body, message);
        WriteReply second = write(body, message);

        assertThat(crms.forsage.heard).hasSize(1);
        assertThat(told(second)).isEqualTo(told(first));
    }

    @Test
    void anUpdateByKeyIsOneOfTheRecordThatTheKeyNames() {
        String inn = UUID.randomUUID().toString().substring(0, 12);
        String update =
                "<Update xmlns=\"http://schemas.microsoft.com/xrm/2011/Contracts/Services\" xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"><entity xmlns:a=\"http://schemas.microsoft.com/xrm/2011/Contracts\">"
                        + content(key(inn), "Новая") + "</entity></Update>";
        assertThatThrownBy(() -> write(update, Optional.empty())).hasMessageContaining("does not exist");
        crms.change(crms.forsage, client, "frs_inn", inn, TwoCrms.LATE);
        crms.forsage.says =
                () -> envelope("<UpdateResponse xmlns=\"http://schemas.microsoft.com/xrm/2011/Contracts/Services\"/>");

        write(update, Optional.empty());

        assertThat(crms.loris.written).singleElement().satisfies(written -> assertThat(written.ref())
                .isEqualTo(TwoCrms.ref("loris", client)));
    }

    @Test
    void aLookupByKeyPointsToTheRecordThatTheKeyNames() {
        String inn = UUID.randomUUID().toString().substring(0, 12);
        String update =
                "<Update xmlns=\"http://schemas.microsoft.com/xrm/2011/Contracts/Services\" xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"><entity xmlns:a=\"http://schemas.microsoft.com/xrm/2011/Contracts\">"
                        + "<a:Attributes xmlns:c=\"http://schemas.datacontract.org/2004/07/System.Collections.Generic\"><a:KeyValuePairOfstringanyType><c:key>frs_referredby</c:key><c:value i:type=\"a:EntityReference\">"
                        + key(inn)
                        + "<a:LogicalName>contact</a:LogicalName><a:Name i:nil=\"true\"/></c:value></a:KeyValuePairOfstringanyType></a:Attributes>"
                        + id(client.id()) + "<a:LogicalName>contact</a:LogicalName></entity></Update>";
        assertThatThrownBy(() -> write(update, Optional.empty()))
                .hasMessageContaining("'contact' with this key does not exist");
        RecordId friend = crms.client(seller);
        crms.change(crms.forsage, friend, "frs_inn", inn, TwoCrms.LATE);
        crms.forsage.heard.clear();
        crms.forsage.says =
                () -> envelope("<UpdateResponse xmlns=\"http://schemas.microsoft.com/xrm/2011/Contracts/Services\"/>");

        write(update, Optional.empty());

        assertThat(crms.forsage.heard)
                .singleElement()
                .asString()
                .contains(friend.id().toString())
                .doesNotContain("KeyAttributes", "00000000-0000");
    }

    private WriteReply write(String body, Optional<String> messageId) {
        byte[] envelope = envelope(body).getBytes(StandardCharsets.UTF_8);
        OrganizationCall call = new OrganizationCall(
                "forsage", SoapVersion.SOAP11, envelope, EnvelopePeek.of(envelope), seller, messageId);
        return routes.requestBody("direct:bridge-write", writes.incoming(call), WriteReply.class);
    }

    private static String told(WriteReply reply) {
        assertThat(reply.done()).as(reply.reason()).isTrue();
        return new String(reply.words().orElseThrow().envelope(), StandardCharsets.UTF_8);
    }

    private static String upsert(String named, String lastName) {
        return "<Execute xmlns=\"http://schemas.microsoft.com/xrm/2011/Contracts/Services\" xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">"
                + "<request i:type=\"a:UpsertRequest\" xmlns:a=\"http://schemas.microsoft.com/xrm/2011/Contracts\"><a:Parameters xmlns:c=\"http://schemas.datacontract.org/2004/07/System.Collections.Generic\">"
                + "<a:KeyValuePairOfstringanyType><c:key>Target</c:key><c:value i:type=\"a:Entity\">"
                + content(named, lastName)
                + "</c:value></a:KeyValuePairOfstringanyType></a:Parameters><a:RequestId i:nil=\"true\"/><a:RequestName>Upsert</a:RequestName></request></Execute>";
    }

    private static String content(String named, String lastName) {
        return "<a:Attributes xmlns:c=\"http://schemas.datacontract.org/2004/07/System.Collections.Generic\"><a:KeyValuePairOfstringanyType><c:key>lastname</c:key>"
                + text(lastName)
                + "</a:KeyValuePairOfstringanyType></a:Attributes><a:EntityState i:nil=\"true\"/><a:FormattedValues/>"
                + named + "<a:LogicalName>contact</a:LogicalName><a:RelatedEntities/>";
    }

    private static String id(UUID id) {
        return "<a:Id>" + id + "</a:Id>";
    }

    private static String key(String inn) {
        return "<a:Id>00000000-0000-0000-0000-000000000000</a:Id><a:KeyAttributes xmlns:k=\"http://schemas.microsoft.com/xrm/7.1/Contracts\" xmlns:c=\"http://schemas.datacontract.org/2004/07/System.Collections.Generic\">"
                + "<k:KeyValuePairOfstringanyType><c:key>frs_inn</c:key>" + text(inn)
                + "</k:KeyValuePairOfstringanyType></a:KeyAttributes>";
    }

    private static String text(String value) {
        return "<c:value i:type=\"x:string\" xmlns:x=\"http://www.w3.org/2001/XMLSchema\">" + value + "</c:value>";
    }

    private static String envelope(String body) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }
}
