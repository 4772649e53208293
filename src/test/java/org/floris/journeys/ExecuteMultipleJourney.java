package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.floris.canonical.Ref;
import org.floris.store.LinkTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Many requests in one call: each is carried out, mirrored, journaled and refused by itself. */
class ExecuteMultipleJourney extends HubInABox {
    private static final String NOBODY = "12345678-0000-0000-0000-000000000000";

    @Autowired
    LinkTable links;

    private String seller;
    private String client;
    private String lorisClient;

    @BeforeEach
    void aSellerAndAClient() {
        seller = user("sales");
        client = sample("forsage", "contact", 21);
        lorisClient = links.recordOf(new Ref("forsage", "contact", client))
                .flatMap(record -> links.refIn("loris", record))
                .map(Ref::id)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eachRequestHasItsOwnAnswerAndReachesBothCrms(boolean soap12) {
        String task = UUID.randomUUID().toString();

        PlainSoap.Answer answer = multiple(
                facade("forsage", soap12, seller),
                true,
                true,
                update(client, "one@example.test"),
                delete(NOBODY),
                create(task, "Из пакета"),
                retrieve(client));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("UpdateResponse", "CreateResponse", "RetrieveResponse", "one@example.test");
        assertThat(answer.text("RequestIndex")).isEqualTo("0");
        assertThat(answer.text("ErrorCode")).isEqualTo("-2147220969");
        assertThat(answer.attribute("IsFaulted")).isEqualTo("true");
        assertThat(email(lorisClient)).isEqualTo("one@example.test");
        assertThat(crm("loris", "floris-hub").retrieve("task", task).attribute("subject"))
                .isEqualTo("Из пакета");
    }

    @Test
    void theFirstFaultEndsItUnlessTheCallerWantsToGoOn() {
        String before = email(lorisClient);

        PlainSoap.Answer answer = multiple(
                facade("forsage", false, seller), false, true, delete(NOBODY), update(client, "two@example.test"));

        assertThat(answer.attribute("IsFaulted")).isEqualTo("true");
        assertThat(answer.body()).doesNotContain("UpdateResponse");
        assertThat(email(lorisClient)).isEqualTo(before);
    }

    @Test
    void aMirrorsRefusalIsTheFaultOfItsOwnRequestAlone() {
        breakIt(
                "loris",
                """
                {"kind": "REFUSAL", "operation": "Update", "count": 1, "message": "Клиент в стоп-листе"}""");

        PlainSoap.Answer answer = multiple(
                facade("forsage", false, seller),
                true,
                false,
                update(client, "three@example.test"),
                update(client, "four@example.test"));

        assertThat(answer.text("Message")).contains("Клиент в стоп-листе");
        assertThat(answer.body()).doesNotContain("UpdateResponse");
        assertThat(email(lorisClient)).isEqualTo("four@example.test");
    }

    @Test
    void theSameMessageAgainHasNoSecondEffect() {
        PlainSoap facade = facade("forsage", true, seller);
        String id = "urn:uuid:" + UUID.randomUUID();
        String body = body(true, true, create(UUID.randomUUID().toString(), "Один раз"));

        PlainSoap.Answer first = facade.call("Execute", body, id);
        PlainSoap.Answer second = facade.call("Execute", body, id);

        assertThat(first.attribute("IsFaulted")).as(first.body()).isEqualTo("false");
        assertThat(second.attribute("IsFaulted")).as(second.body()).isEqualTo("false");
        assertThat(second.attribute("id")).isEqualTo(first.attribute("id"));
    }

    @Test
    void whatTheCrmDoesToSeveralRecordsIsARequestLikeAnyOther() {
        String stays = UUID.randomUUID().toString();
        String goes = UUID.randomUUID().toString();

        PlainSoap.Answer answer =
                multiple(facade("forsage", true, seller), false, true, person(stays), person(goes), merge(stays, goes));

        assertThat(answer.attribute("IsFaulted")).as(answer.body()).isEqualTo("false");
        assertThat(answer.body()).contains("Merge");
        assertThat(crm("loris", "floris-hub").retrieve("contact", goes).attribute("statecode"))
                .isEqualTo("1");
    }

    @Test
    void moreThanAThousandAreRefusedAsAWhole() {
        PlainSoap.Answer answer = multiple(
                facade("forsage", false, seller),
                true,
                true,
                update(client, "five@example.test").repeat(1001));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text("Message")).contains("1000").contains("1001");
        assertThat(email(lorisClient)).isNotEqualTo("five@example.test");
    }

    @Test
    void oneInsideTheOtherIsRefused() {
        PlainSoap.Answer answer = multiple(
                facade("forsage", false, seller),
                true,
                true,
                request("ExecuteMultiple", "<a:Parameters />"),
                update(client, "six@example.test"));

        assertThat(answer.text("Message")).contains("nested");
        assertThat(email(lorisClient)).isEqualTo("six@example.test");
    }

    private String email(String id) {
        return crm("loris", "floris-hub").retrieve("contact", id).attribute("emailaddress1");
    }

    private static PlainSoap.Answer multiple(PlainSoap facade, boolean goOn, boolean answers, String... requests) {
        return facade.call("Execute", body(goOn, answers, requests));
    }

    private static String body(boolean goOn, boolean answers, String... requests) {
        return """
                <Execute xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
                <request i:type="a:ExecuteMultipleRequest" xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts">
                <a:Parameters xmlns:c="http://schemas.datacontract.org/2004/07/System.Collections.Generic">
                <a:KeyValuePairOfstringanyType><c:key>Requests</c:key>
                <c:value i:type="d:OrganizationRequestCollection" xmlns:d="http://schemas.microsoft.com/xrm/2012/Contracts">%s</c:value></a:KeyValuePairOfstringanyType>
                <a:KeyValuePairOfstringanyType><c:key>Settings</c:key>
                <c:value i:type="d:ExecuteMultipleSettings" xmlns:d="http://schemas.microsoft.com/xrm/2012/Contracts">
                <d:ContinueOnError>%s</d:ContinueOnError><d:ReturnResponses>%s</d:ReturnResponses></c:value></a:KeyValuePairOfstringanyType>
                </a:Parameters><a:RequestId i:nil="true" /><a:RequestName>ExecuteMultiple</a:RequestName></request></Execute>"""
                .formatted(String.join("", requests), goOn, answers);
    }

    private static String update(String id, String email) {
        return request("Update", target(contact(id, PlainSoap.string("emailaddress1", email))));
    }

    private static String create(String id, String subject) {
        return request("Create", target(entity("task", id, PlainSoap.string("subject", subject))));
    }

    private static String person(String id) {
        return request("Create", target(contact(id, PlainSoap.string("lastname", "Слиянова"))));
    }

    private static String merge(String stays, String goes) {
        return "<d:OrganizationRequest i:type=\"m:MergeRequest\" xmlns:m=\"http://schemas.microsoft.com/crm/2011/Contracts\">"
                + "<a:Parameters>"
                + PlainSoap.lookup("Target", "contact", stays)
                + PlainSoap.guid("SubordinateId", goes)
                + PlainSoap.flag("PerformParentingChecks", false)
                + "</a:Parameters><a:RequestId i:nil=\"true\" /><a:RequestName>Merge</a:RequestName>"
                + "</d:OrganizationRequest>";
    }

    private static String delete(String id) {
        return request("Delete", target(reference(id)));
    }

    private static String retrieve(String id) {
        return request(
                "Retrieve",
                "<a:Parameters>" + PlainSoap.parameter("Target", reference(id))
                        + PlainSoap.parameter(
                                "ColumnSet",
                                "<c:value i:type=\"a:ColumnSet\"><a:AllColumns>false</a:AllColumns><a:Columns xmlns:l=\"http://schemas.microsoft.com/2003/10/Serialization/Arrays\"><l:string>emailaddress1</l:string></a:Columns></c:value>")
                        + "</a:Parameters>");
    }

    private static String request(String name, String parameters) {
        return "<d:OrganizationRequest i:type=\"a:" + name + "Request\">" + parameters
                + "<a:RequestId i:nil=\"true\" /><a:RequestName>" + name + "</a:RequestName></d:OrganizationRequest>";
    }

    private static String target(String value) {
        return "<a:Parameters>" + PlainSoap.parameter("Target", value) + "</a:Parameters>";
    }

    private static String contact(String id, String attributes) {
        return entity("contact", id, attributes);
    }

    private static String entity(String name, String id, String attributes) {
        return "<c:value i:type=\"a:Entity\"><a:Attributes>" + attributes
                + "</a:Attributes><a:EntityState i:nil=\"true\" /><a:FormattedValues /><a:Id>" + id
                + "</a:Id><a:LogicalName>" + name + "</a:LogicalName><a:RelatedEntities /></c:value>";
    }

    private static String reference(String id) {
        return "<c:value i:type=\"a:EntityReference\"><a:Id>" + id
                + "</a:Id><a:LogicalName>contact</a:LogicalName><a:Name i:nil=\"true\" /></c:value>";
    }
}
