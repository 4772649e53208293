package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.floris.journeys.QualifiedXml.child;
import static org.floris.journeys.QualifiedXml.children;
import static org.floris.journeys.QualifiedXml.first;
import static org.floris.journeys.QualifiedXml.root;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/**
 * Libraries of form scripts, by the messages that they send and by what their own readers look for in the answers: of
 * somebody who works in forsage, whose answers pass through, and of somebody whose home is loris, whose are translated.
 */
class FormScriptsJourney extends HubInABox {
    private static final String SERVICES = "http://schemas.microsoft.com/xrm/2011/Contracts/Services";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private String login;

    /** XrmServiceToolkit.js, {@code doRequest}. */
    private HttpResponse<String> asked(String operation, String body) throws Exception {
        String envelope = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><"
                + operation
                + " xmlns=\"" + SERVICES + "\" xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">" + body + "</"
                + operation + "></soap:Body></soap:Envelope>";
        String basic = login.substring(login.lastIndexOf('\\') + 1) + ":sandbox";
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + port + "/xrm/forsage/XRMServices/2011/Organization.svc/web"))
                        .header("Accept", "application/xml, text/xml, */*")
                        .header("Content-Type", "text/xml; charset=utf-8")
                        .header("SOAPAction", SERVICES + "/IOrganizationService/" + operation)
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes()))
                        .POST(HttpRequest.BodyPublishers.ofString(envelope))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** As its {@code deserialize} does: children by their place, all else by names with prefixes. */
    private static Map<String, Element> entity(Element entity) {
        Map<String, Element> attributes = new LinkedHashMap<>();
        for (Element pair : children(child(entity, "a:Attributes"))) {
            Element value = (Element) pair.getChildNodes().item(1);
            attributes.put(pair.getFirstChild().getTextContent(), value);
        }
        for (Element formatted : children(child(entity, "a:FormattedValues"))) {
            assertThat(attributes).containsKey(formatted.getFirstChild().getTextContent());
            assertThat(formatted.getChildNodes().item(1).getTextContent()).isNotEmpty();
        }
        assertThat(child(entity, "a:LogicalName").getTextContent()).isNotEmpty();
        return attributes;
    }

    /** github.com/XrmServiceToolkit/XrmServiceToolkit: ids come from {@code getId()} with braces and in capitals. */
    @ParameterizedTest
    @ValueSource(strings = {"sales", "underwriting"})
    void xrmServiceToolkitWritesAndReadsARecordByAnIdInBraces(String department) throws Exception {
        login = user(department);
        HttpResponse<String> created = asked(
                "Create",
                """
                <entity xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts"><a:Attributes xmlns:b="http://schemas.datacontract.org/2004/07/System.Collections.Generic">\
                <a:KeyValuePairOfstringanyType><b:key>subject</b:key><b:value i:type="c:string" xmlns:c="http://www.w3.org/2001/XMLSchema">Позвонить</b:value></a:KeyValuePairOfstringanyType>\
                <a:KeyValuePairOfstringanyType><b:key>ownerid</b:key><b:value i:type="a:EntityReference"><a:Id>{%s}</a:Id><a:LogicalName>systemuser</a:LogicalName><a:Name i:nil="true" /></b:value></a:KeyValuePairOfstringanyType>\
                <a:KeyValuePairOfstringanyType><b:key>description</b:key><b:value i:nil="true" /></a:KeyValuePairOfstringanyType></a:Attributes><a:EntityState i:nil="true" />\
                <a:FormattedValues xmlns:b="http://schemas.datacontract.org/2004/07/System.Collections.Generic" /><a:Id>{00000000-0000-0000-0000-000000000000}</a:Id><a:LogicalName>task</a:LogicalName>\
                <a:RelatedEntities xmlns:b="http://schemas.datacontract.org/2004/07/System.Collections.Generic" /></entity>"""
                        .formatted(userId(login).toUpperCase(Locale.ROOT)));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
        String task = first(root(created.body()), "CreateResult").getTextContent();
        String id = "{" + task.toUpperCase(Locale.ROOT) + "}";

        Element retrieved = first(
                root(asked(
                                "Retrieve",
                                "<entityName>task</entityName><id>" + id
                                        + "</id><columnSet xmlns:a='http://schemas.microsoft.com/xrm/2011/Contracts'><a:AllColumns>true</a:AllColumns>"
                                        + "<a:Columns xmlns:b='http://schemas.microsoft.com/2003/10/Serialization/Arrays' /></columnSet>")
                        .body()),
                "RetrieveResult");
        Map<String, Element> columns = entity(retrieved);
        assertThat(columns.get("subject").getTextContent()).isEqualTo("Позвонить");
        assertThat(columns.get("subject").getAttribute("i:type")).isEqualTo("c:string");
        assertThat(columns.get("createdon").getAttribute("i:type")).isEqualTo("c:dateTime");
        assertThat(columns.get("statecode").getAttribute("i:type")).isEqualTo("a:OptionSetValue");
        assertThat(columns.get("ownerid").getAttribute("i:type")).isEqualTo("a:EntityReference");
        assertThat(columns.get("ownerid").getFirstChild().getTextContent()).isEqualTo(userId(login));
        for (String system : new String[] {"forsage", "loris"}) {
            assertThat(crm(system, "floris-hub").retrieve("task", task).attribute("subject"))
                    .isEqualTo("Позвонить");
        }

        Element fetched = first(
                root(asked(
                                "RetrieveMultiple",
                                "<query i:type='a:FetchExpression' xmlns:a='http://schemas.microsoft.com/xrm/2011/Contracts'><a:Query>"
                                        + "&lt;fetch mapping='logical'&gt;&lt;entity name='task'&gt;&lt;attribute name='subject' /&gt;&lt;filter&gt;"
                                        + "&lt;condition attribute='activityid' operator='eq' value='" + id
                                        + "' /&gt;&lt;/filter&gt;&lt;/entity&gt;&lt;/fetch&gt;</a:Query></query>")
                        .body()),
                "a:Entities");
        assertThat(fetched.getChildNodes().getLength()).isEqualTo(1);
        assertThat(entity((Element) fetched.getFirstChild()).get("subject").getTextContent())
                .isEqualTo("Позвонить");

        Element queried = first(
                root(asked(
                                "RetrieveMultiple",
                                """
                                <query i:type="a:QueryExpression" xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts"><a:ColumnSet><a:AllColumns>false</a:AllColumns>\
                                <a:Columns xmlns:b="http://schemas.microsoft.com/2003/10/Serialization/Arrays"><b:string>subject</b:string></a:Columns></a:ColumnSet>\
                                <a:Criteria><a:Conditions><a:ConditionExpression><a:AttributeName>activityid</a:AttributeName><a:Operator>Equal</a:Operator>\
                                <a:Values xmlns:b="http://schemas.microsoft.com/2003/10/Serialization/Arrays"><b:anyType i:type="c:guid" xmlns:c="http://schemas.microsoft.com/2003/10/Serialization/">%s</b:anyType></a:Values>\
                                </a:ConditionExpression></a:Conditions><a:FilterOperator>And</a:FilterOperator><a:Filters /></a:Criteria><a:Distinct>false</a:Distinct><a:EntityName>task</a:EntityName>\
                                <a:LinkEntities /><a:Orders /><a:PageInfo><a:Count>0</a:Count><a:PageNumber>0</a:PageNumber><a:PagingCookie i:nil="true" /><a:ReturnTotalRecordCount>false</a:ReturnTotalRecordCount></a:PageInfo>\
                                <a:NoLock>false</a:NoLock></query>"""
                                        .formatted(id))
                        .body()),
                "a:Entities");
        assertThat(entity((Element) queried.getFirstChild()).get("subject").getTextContent())
                .isEqualTo("Позвонить");

        HttpResponse<String> deleted = asked("Delete", "<entityName>task</entityName><id>" + id + "</id>");
        assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(200);
        first(root("<x>" + deleted.body() + "</x>"), "DeleteResponse");
        theSdksSampleReadsTheFault(asked("Delete", "<entityName>task</entityName><id>" + id + "</id>"));
    }

    /** SDK.MetaData.js and the samples of the SDK, {@code _getError}: by the place of the body and the fault's written name. */
    private static void theSdksSampleReadsTheFault(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).isEqualTo(500);
        Element body = (Element) root(refused.body()).getFirstChild();
        Element fault = (Element) body.getFirstChild();
        assertThat(fault.getNodeName()).isEqualTo("s:Fault");
        assertThat(child(fault, "faultstring").getTextContent()).isNotEmpty();
        assertThat(child(fault, "detail", "OrganizationServiceFault", "ErrorCode")
                        .getTextContent())
                .isEqualTo("-2147220969");
    }

    /** Which does not escape braces. */
    private String asInternetExplorer(String path) throws IOException {
        String basic = login.substring(login.lastIndexOf('\\') + 1) + ":sandbox";
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("GET /xrm/forsage/XRMServices/2011/OrganizationData.svc/" + path
                                    + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                                    + "\r\nAccept: application/json\r\nConnection: close\r\nAuthorization: Basic "
                                    + Base64.getEncoder().encodeToString(basic.getBytes()) + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** SDK.REST.js of the SDK: its sample creates an account along with its tasks. */
    @Test
    void sdkRestCreatesARecordAlongWithOthersThatPointToIt() {
        login = user("sales");
        PlainData rest =
                new PlainData("http://127.0.0.1:" + port + "/xrm/forsage/XRMServices/2011/OrganizationData.svc", login);

        PlainData.Answer made = rest.create(
                "ContactSet",
                """
                {"LastName": "Сценарная", "contact_task_regardingobjectid": [
                  {"Subject": "Первая", "ScheduledEnd": "2027-03-04T09:30:00.000Z"}, {"Subject": "Вторая"}]}""");

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String client = made.d().path("ContactId").asText();
        JsonNode tasks = rest.get("ContactSet(guid'" + client
                        + "')/contact_task_regardingobjectid?$select=ActivityId,Subject,ScheduledEnd")
                .d()
                .path("results");
        assertThat(tasks)
                .extracting(task -> task.path("Subject").asText())
                .containsExactlyInAnyOrder("Первая", "Вторая");
        for (JsonNode task : tasks) {
            assertThat(crm("loris", "floris-hub")
                            .retrieve("task", task.path("ActivityId").asText())
                            .attribute("regardingobjectid"))
                    .contains(client);
        }
        assertThat(rest.create(
                                "TaskSet",
                                "{\"Subject\": \"Наоборот\", \"contact_task_regardingobjectid\": {\"LastName\": \"Иная\"}}")
                        .status())
                .isEqualTo(400);
    }

    /** SDK.REST.js of the SDK: {@code createRecord} stringifies Dates, {@code retrieveMultipleRecords} cuts the next page's address. */
    @ParameterizedTest
    @ValueSource(strings = {"sales", "underwriting"})
    void sdkRestWritesDatesAndFollowsPages(String department) throws IOException {
        login = user(department);
        String path = "http://127.0.0.1:" + port + "/xrm/forsage/XRMServices/2011/OrganizationData.svc/";
        PlainData rest = new PlainData(path.substring(0, path.length() - 1), login);
        String client = "{" + sample("forsage", "contact", 12).toUpperCase(Locale.ROOT) + "}";

        PlainData.Answer made = rest.create(
                "TaskSet",
                """
                {"Subject": "Из сценария", "ScheduledEnd": "2027-03-04T09:30:00.000Z", "RegardingObjectId": {"Id": "%s", "LogicalName": "contact"}}"""
                        .formatted(client));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String task = "{" + made.d().path("ActivityId").asText().toUpperCase(Locale.ROOT) + "}";
        JsonNode read = rest.get("TaskSet(guid'" + task + "')?$select=Subject,ScheduledEnd,RegardingObjectId")
                .d();
        assertThat(read.path("ScheduledEnd").asText()).isEqualTo("/Date(1804152600000)/");
        assertThat("{" + read.path("RegardingObjectId").path("Id").asText() + "}")
                .isEqualToIgnoringCase(client);
        assertThat(rest.get("TaskSet?$filter=ActivityId eq guid'" + task
                                + "' and ScheduledEnd ge datetime'2027-03-04T09:00:00.000Z'&$select=Subject")
                        .d()
                        .path("results"))
                .hasSize(1);
        assertThat(asInternetExplorer("TaskSet(guid'" + task + "')?$select=Subject"))
                .startsWith("HTTP/1.1 200")
                .contains("Из сценария");
        assertThat(rest.delete("TaskSet(guid'" + task + "')").status()).isEqualTo(204);
        assertThat(rest.get("TaskSet(guid'" + task + "')").error()).isNotEmpty();

        JsonNode page = rest.get("ContactSet?$select=LastName").d();
        String next = page.path("__next").asText().substring((path + "ContactSet").length());
        assertThat(next).startsWith("?$select=LastName&$skiptoken=");
        assertThat(rest.get("ContactSet" + next).d().path("results")).isNotEmpty();
    }
}
