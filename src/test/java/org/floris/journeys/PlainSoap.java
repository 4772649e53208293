package org.floris.journeys;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/**
 * A client of the Organization Service as one meets it in the field: XML by templates over plain HTTP. Shares nothing
 * with the project's codec.
 */
final class PlainSoap {
    private static final String SERVICES = "http://schemas.microsoft.com/xrm/2011/Contracts/Services";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static final String ACTING_FOR =
            "<h:SdkClientVersion xmlns:h=\"http://schemas.microsoft.com/xrm/2011/Contracts\">7.0.0.0</h:SdkClientVersion>"
                    + "<h:CallerId xmlns:h=\"http://schemas.microsoft.com/xrm/2011/Contracts\">%s</h:CallerId>";

    private final String address;
    private final boolean soap12;
    private final String login;
    private final String key;
    private final HttpClient http;
    private Supplier<String> security = () -> "";

    /** @param address of Organization.svc, without {@code /web} */
    PlainSoap(String address, boolean soap12, String login) {
        this(address, soap12, login, HTTP);
    }

    PlainSoap(String address, boolean soap12, String login, HttpClient http) {
        this(soap12 ? address : address + "/web", soap12, login, null, http);
    }

    private PlainSoap(String endpoint, boolean soap12, String login, String key, HttpClient http) {
        this.address = endpoint;
        this.soap12 = soap12;
        this.login = login;
        this.key = key;
        this.http = http;
    }

    /** The same client, whose calls carry the header {@code Idempotency-Key}. */
    PlainSoap keyed(String idempotencyKey) {
        return new PlainSoap(address, soap12, login, idempotencyKey, http);
    }

    /** This client, whose envelopes carry such a security header. */
    PlainSoap secured(Supplier<String> header) {
        security = header;
        return this;
    }

    /** This client, which calls in the name of another user. */
    PlainSoap actingFor(String user) {
        return secured(() -> ACTING_FOR.formatted(user));
    }

    /** @param status the HTTP status */
    record Answer(int status, String body) {
        boolean fault() {
            return status != 200;
        }

        /** The text of the first element with this local name, or null. */
        String text(String localName) {
            return find("//*[local-name()='" + localName + "']");
        }

        /** The value of an attribute of the only entity in the answer, or null. */
        String attribute(String name) {
            return find("//*[local-name()='KeyValuePairOfstringanyType'][*[local-name()='key']='" + name
                    + "']/*[local-name()='value']");
        }

        String find(String path) {
            try {
                Document document = parse();
                var xpath = XPathFactory.newInstance().newXPath();
                return (Boolean) xpath.evaluate(
                                "boolean(" + path + ")", document, javax.xml.xpath.XPathConstants.BOOLEAN)
                        ? xpath.evaluate("normalize-space(" + path + ")", document)
                        : null;
            } catch (Exception wrong) {
                throw new AssertionError("Not an XML answer: " + body, wrong);
            }
        }

        private Document parse() throws Exception {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(body)));
        }
    }

    Answer create(String entity, String id, String attributes) {
        return call(
                "Create",
                """
                <Create xmlns="%s" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">%s</Create>"""
                        .formatted(SERVICES, entity(entity, id, attributes)));
    }

    /** @param related the rows of RelatedEntities, in its namespace {@code b} */
    Answer create(String entity, String id, String attributes, String related) {
        String alone =
                "<a:RelatedEntities xmlns:b=\"http://schemas.datacontract.org/2004/07/System.Collections.Generic\" /></entity>";
        String along = alone.replace(" /></entity>", ">" + related + "</a:RelatedEntities></entity>");
        return call(
                "Create",
                """
                <Create xmlns="%s" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">%s</Create>"""
                        .formatted(SERVICES, entity(entity, id, attributes).replace(alone, along)));
    }

    Answer update(String entity, String id, String attributes) {
        return update(entity, id, attributes, "urn:uuid:" + UUID.randomUUID());
    }

    Answer update(String entity, String id, String attributes, String messageId) {
        return call(
                "Update",
                """
                <Update xmlns="%s" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">%s</Update>"""
                        .formatted(SERVICES, entity(entity, id, attributes)),
                messageId);
    }

    Answer delete(String entity, String id) {
        return call(
                "Delete",
                """
                <Delete xmlns="%s"><entityName>%s</entityName><id>%s</id></Delete>"""
                        .formatted(SERVICES, entity, id));
    }

    Answer retrieve(String entity, String id, String... columns) {
        StringBuilder set = new StringBuilder();
        for (String column : columns) {
            set.append("<d:string>").append(column).append("</d:string>");
        }
        String wanted = columns.length == 0
                ? "<b:AllColumns>true</b:AllColumns>"
                : "<b:AllColumns>false</b:AllColumns><b:Columns xmlns:d=\"http://schemas.microsoft.com/2003/10/Serialization/Arrays\">"
                        + set + "</b:Columns>";
        return call(
                "Retrieve",
                """
                <Retrieve xmlns="%s"><entityName>%s</entityName><id>%s</id>
                <columnSet xmlns:b="http://schemas.microsoft.com/xrm/2011/Contracts">%s</columnSet></Retrieve>"""
                        .formatted(SERVICES, entity, id, wanted));
    }

    Answer setState(String entity, String id, int state, int status) {
        return execute(
                "b:SetStateRequest",
                "SetState",
                parameter("EntityMoniker", reference(entity, id))
                        + parameter("State", option(state))
                        + parameter("Status", option(status)));
    }

    /** Closes an opportunity in the one way that the CRM knows. */
    Answer loseOpportunity(String id, int status) {
        return execute(
                "b:LoseOpportunityRequest",
                "LoseOpportunity",
                parameter(
                                "OpportunityClose",
                                "<c:value i:type=\"a:Entity\"><a:Attributes>"
                                        + lookup("opportunityid", "opportunity", id)
                                        + string("subject", "Клиент передумал")
                                        + "</a:Attributes><a:EntityState i:nil=\"true\" /><a:FormattedValues /><a:Id>00000000-0000-0000-0000-000000000000</a:Id>"
                                        + "<a:LogicalName>opportunityclose</a:LogicalName><a:RelatedEntities /></c:value>")
                        + parameter("Status", option(status)));
    }

    Answer whoAmI() {
        return execute("b:WhoAmIRequest", "WhoAmI", "");
    }

    Answer execute(String type, String name, String parameters) {
        return call(
                "Execute",
                """
                <Execute xmlns="%s" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
                <request i:type="%s" xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts" xmlns:b="http://schemas.microsoft.com/crm/2011/Contracts">
                <a:Parameters xmlns:c="http://schemas.datacontract.org/2004/07/System.Collections.Generic">%s</a:Parameters>
                <a:RequestId i:nil="true" /><a:RequestName>%s</a:RequestName></request></Execute>"""
                        .formatted(SERVICES, type, parameters, name));
    }

    Answer query(String entity, String column, String attribute, String value) {
        return call(
                "RetrieveMultiple",
                """
                <RetrieveMultiple xmlns="%s"><query i:type="b:QueryExpression" xmlns:b="http://schemas.microsoft.com/xrm/2011/Contracts" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
                <b:ColumnSet><b:AllColumns>false</b:AllColumns><b:Columns xmlns:d="http://schemas.microsoft.com/2003/10/Serialization/Arrays"><d:string>%s</d:string></b:Columns></b:ColumnSet>
                <b:Criteria><b:Conditions><b:ConditionExpression><b:AttributeName>%s</b:AttributeName><b:Operator>Equal</b:Operator>
                <b:Values xmlns:d="http://schemas.microsoft.com/2003/10/Serialization/Arrays"><d:anyType i:type="s:string" xmlns:s="http://www.w3.org/2001/XMLSchema">%s</d:anyType></b:Values>
                </b:ConditionExpression></b:Conditions><b:FilterOperator>And</b:FilterOperator><b:Filters /></b:Criteria>
                <b:Distinct>false</b:Distinct><b:EntityName>%s</b:EntityName><b:LinkEntities /><b:Orders />
                <b:PageInfo><b:Count>50</b:Count><b:PageNumber>1</b:PageNumber><b:PagingCookie i:nil="true" /><b:ReturnTotalRecordCount>false</b:ReturnTotalRecordCount></b:PageInfo>
                </query></RetrieveMultiple>"""
                        .formatted(SERVICES, column, attribute, value, entity));
    }

    Answer call(String operation, String body) {
        return call(operation, body, "urn:uuid:" + UUID.randomUUID());
    }

    Answer call(String operation, String body, String messageId) {
        String action = SERVICES + "/IOrganizationService/" + operation;
        String envelope = soap12
                ? """
                <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing">
                <s:Header><a:Action s:mustUnderstand="1">%s</a:Action><a:MessageID>%s</a:MessageID>
                <a:ReplyTo><a:Address>http://www.w3.org/2005/08/addressing/anonymous</a:Address></a:ReplyTo>
                <a:To s:mustUnderstand="1">%s</a:To>%s</s:Header><s:Body>%s</s:Body></s:Envelope>"""
                        .formatted(action, messageId, address, security.get(), body)
                : """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>%s</s:Header><s:Body>%s</s:Body></s:Envelope>"""
                        .formatted(security.get(), body);
        return post(operation, envelope.getBytes(StandardCharsets.UTF_8));
    }

    Answer post(String operation, byte[] envelope) {
        String action = SERVICES + "/IOrganizationService/" + operation;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", soap12 ? "application/soap+xml; charset=utf-8" : "text/xml; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope));
        if (!soap12) {
            request.header("SOAPAction", '"' + action + '"');
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (login != null) {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((login + ":sandbox").getBytes(StandardCharsets.UTF_8)));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String way = address.contains("/xrm/") ? "answer of the façade" : "answer at " + address;
            WireTap.passed(way, response.body().getBytes(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body());
        } catch (IOException broken) {
            throw new AssertionError("No answer from " + address, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    static String entity(String name, String id, String attributes) {
        return """
                <entity xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts">
                <a:Attributes xmlns:c="http://schemas.datacontract.org/2004/07/System.Collections.Generic">%s</a:Attributes>
                <a:EntityState i:nil="true" /><a:FormattedValues xmlns:b="http://schemas.datacontract.org/2004/07/System.Collections.Generic" />
                <a:Id>%s</a:Id><a:LogicalName>%s</a:LogicalName>
                <a:RelatedEntities xmlns:b="http://schemas.datacontract.org/2004/07/System.Collections.Generic" /></entity>"""
                .formatted(attributes, id, name);
    }

    static String parameter(String key, String value) {
        return "<a:KeyValuePairOfstringanyType><c:key>" + key + "</c:key>" + value + "</a:KeyValuePairOfstringanyType>";
    }

    static String string(String name, String value) {
        return parameter(
                name,
                "<c:value i:type=\"s:string\" xmlns:s=\"http://www.w3.org/2001/XMLSchema\">" + value + "</c:value>");
    }

    static String integer(String name, int value) {
        return parameter(
                name, "<c:value i:type=\"s:int\" xmlns:s=\"http://www.w3.org/2001/XMLSchema\">" + value + "</c:value>");
    }

    static String flag(String name, boolean value) {
        return parameter(
                name,
                "<c:value i:type=\"s:boolean\" xmlns:s=\"http://www.w3.org/2001/XMLSchema\">" + value + "</c:value>");
    }

    static String guid(String name, String value) {
        return parameter(
                name,
                "<c:value i:type=\"e:guid\" xmlns:e=\"http://schemas.microsoft.com/2003/10/Serialization/\">" + value
                        + "</c:value>");
    }

    static String cleared(String name) {
        return parameter(name, "<c:value i:nil=\"true\" />");
    }

    static String money(String name, String value) {
        return parameter(name, "<c:value i:type=\"a:Money\"><a:Value>" + value + "</a:Value></c:value>");
    }

    static String picked(String name, int value) {
        return parameter(name, option(value));
    }

    static String lookup(String name, String entity, String id) {
        return parameter(name, reference(entity, id));
    }

    private static String option(int value) {
        return "<c:value i:type=\"a:OptionSetValue\"><a:Value>" + value + "</a:Value></c:value>";
    }

    private static String reference(String entity, String id) {
        return "<c:value i:type=\"a:EntityReference\"><a:Id>" + id + "</a:Id><a:LogicalName>" + entity
                + "</a:LogicalName><a:Name i:nil=\"true\" /></c:value>";
    }
}
