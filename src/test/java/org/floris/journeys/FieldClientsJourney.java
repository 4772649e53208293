package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.floris.journeys.QualifiedXml.child;
import static org.floris.journeys.QualifiedXml.children;
import static org.floris.journeys.QualifiedXml.first;
import static org.floris.journeys.QualifiedXml.root;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Public clients of the CRM, by the messages that they send and by what their own readers look for in the answers. Each is
 * somebody who works in forsage, whose answers pass through, and somebody whose home is loris, whose answers are translated.
 */
class FieldClientsJourney extends HubInABox {
    private static final String SERVICES = "http://schemas.microsoft.com/xrm/2011/Contracts/Services";

    /** What the gem dynamics_crm declares in an Execute. */
    private static final String GEM_EXECUTE =
            """
            <Execute xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
              <request i:type="%s" xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts" xmlns:b="http://schemas.microsoft.com/crm/2011/Contracts">
               <a:Parameters xmlns:c="http://schemas.datacontract.org/2004/07/System.Collections.Generic">%s
               </a:Parameters><a:RequestId i:nil="true" /><a:RequestName>%s</a:RequestName></request></Execute>""";

    private static final String PAIR =
            "<a:KeyValuePairOfstringanyType>\n<c:key>%s</c:key>\n<c:value i:type=\"%s\" %s>%s</c:value>\n</a:KeyValuePairOfstringanyType>";

    private static final String SCHEMA = "xmlns:s=\"http://www.w3.org/2001/XMLSchema\"";

    private String client;
    private ClaimsClient claims;

    @BeforeEach
    void aClientOfTheBank() {
        client = sample("forsage", "contact", 31);
    }

    /** The clock of the gem is put back by five minutes, so that one that is fast is no hindrance. */
    private void theGemLogsIn(String department) throws Exception {
        claims = new ClaimsClient(service(), tls());
        String trust = first(root(claims.get(service() + "?wsdl=wsdl0")), "ms-xrm:Identifier")
                .getTextContent();
        HttpResponse<String> issued = claims.logIn(
                trust + "/13/usernamemixed",
                user(department),
                "sandbox",
                Instant.now().minusSeconds(300));
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(200);
    }

    private Element theGemAsks(String operation, String body) throws Exception {
        HttpResponse<String> answer = claims.call(
                service(),
                SERVICES + "/IOrganizationService/" + operation,
                body,
                Instant.now().minusSeconds(240));
        return root(answer.body());
    }

    private Element theGemRetrieves(String id) throws Exception {
        return theGemAsks(
                "Retrieve",
                """
                <Retrieve xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services"><entityName>contact</entityName><id>%s</id>
                <columnSet xmlns:b="http://schemas.microsoft.com/xrm/2011/Contracts"><b:AllColumns>true</b:AllColumns></columnSet></Retrieve>"""
                        .formatted(id));
    }

    /** As its message parser does: the first attribute of the bag tells the prefix of keys and values. */
    private static Map<String, Element> theGemsPairs(Element bag) {
        String letter = bag.getAttributes().item(0).getNodeName().replace("xmlns:", "");
        Map<String, Element> pairs = new LinkedHashMap<>();
        for (Element pair : children(bag)) {
            pairs.put(child(pair, letter + ":key").getTextContent(), child(pair, letter + ":value"));
        }
        return pairs;
    }

    /** github.com/congaengr/dynamics_crm, {@code client.rb}, {@code message_builder.rb}, {@code message_parser.rb}. */
    @ParameterizedTest
    @ValueSource(strings = {"sales", "underwriting"})
    void theRubyGemReadsRecordsByItsLetters(String department) throws Exception {
        theGemLogsIn(department);

        Element retrieved = first(theGemRetrieves(client), "RetrieveResult");
        assertThat(child(retrieved, "b:LogicalName").getTextContent()).isEqualTo("contact");
        Map<String, Element> columns = theGemsPairs(child(retrieved, "b:Attributes"));
        assertThat(columns.get("lastname").getAttribute("i:type")).isEqualTo("d:string");
        assertThat(columns.get("contactid").getAttribute("i:type")).isEqualTo("d:guid");
        assertThat(columns.get("createdon").getAttribute("i:type")).isEqualTo("d:dateTime");
        assertThat(columns.get("statecode").getAttribute("i:type")).isEqualTo("b:OptionSetValue");
        assertThat(columns.get("ownerid").getAttribute("i:type")).isEqualTo("b:EntityReference");
        assertThat(children(columns.get("ownerid")))
                .extracting(Element::getNodeName)
                .contains("b:Id", "b:LogicalName");

        Element page = first(
                theGemAsks(
                        "RetrieveMultiple",
                        """
                        <RetrieveMultiple xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services"><query i:type="b:QueryExpression" xmlns:b="http://schemas.microsoft.com/xrm/2011/Contracts" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
                        <b:ColumnSet><b:AllColumns>false</b:AllColumns><b:Columns xmlns:d="http://schemas.microsoft.com/2003/10/Serialization/Arrays"><d:string>lastname</d:string></b:Columns></b:ColumnSet>
                        <b:Criteria><b:Conditions><b:ConditionExpression><b:AttributeName>contactid</b:AttributeName><b:Operator>Equal</b:Operator>
                        <b:Values xmlns:d="http://schemas.microsoft.com/2003/10/Serialization/Arrays"><d:anyType i:type="s:string" xmlns:s="http://www.w3.org/2001/XMLSchema">%s</d:anyType></b:Values></b:ConditionExpression></b:Conditions>
                        <b:FilterOperator>And</b:FilterOperator></b:Criteria><b:Distinct>false</b:Distinct><b:EntityName>contact</b:EntityName><b:LinkEntities /><b:Orders /></query></RetrieveMultiple>"""
                                .formatted(client)),
                "RetrieveMultipleResult");
        assertThat(child(page, "b:MoreRecords").getTextContent()).isEqualTo("false");
        List<Element> found = children(child(page, "b:Entities"));
        assertThat(found).hasSize(1);
        assertThat(theGemsPairs(child(found.get(0), "b:Attributes"))).containsKeys("lastname", "contactid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "underwriting"})
    void theRubyGemFetchesAndReadsFaults(String department) throws Exception {
        theGemLogsIn(department);
        String fetch =
                "&lt;fetch count=&quot;3&quot;&gt;&lt;entity name=&quot;contact&quot;&gt;&lt;attribute name=&quot;lastname&quot;/&gt;&lt;/entity&gt;&lt;/fetch&gt;";

        Element fetched = first(
                theGemAsks(
                        "Execute",
                        GEM_EXECUTE.formatted(
                                "a:RetrieveMultipleRequest",
                                PAIR.formatted("Query", "a:FetchExpression", "", "<a:Query>" + fetch + "</a:Query>"),
                                "RetrieveMultiple")),
                "ExecuteResult");
        assertThat(child(fetched, "b:ResponseName").getTextContent()).isEqualTo("RetrieveMultiple");
        Element collection = theGemsPairs(child(fetched, "b:Results")).get("EntityCollection");
        assertThat(collection.getAttribute("i:type")).isEqualTo("b:EntityCollection");
        assertThat(children(child(collection, "b:Entities"))).hasSize(3);

        Element me =
                first(theGemAsks("Execute", GEM_EXECUTE.formatted("b:WhoAmIRequest", "", "WhoAmI")), "ExecuteResult");
        assertThat(theGemsPairs(child(me, "b:Results")).get("UserId").getTextContent())
                .isEqualTo(userId(user(department)));

        Element fault = theGemRetrieves("00000000-0000-0000-0000-00000000beef");
        assertThat(first(fault, "s:Value").getTextContent()).isEqualTo("s:Sender");
        Element detail = children(first(fault, "s:Detail")).get(0);
        assertThat(detail.getNodeName()).isEqualTo("OrganizationServiceFault");
        assertThat(child(detail, "ErrorCode").getTextContent()).isEqualTo("-2147220969");
        assertThat(child(detail, "Message").getTextContent())
                .isEqualTo(first(fault, "s:Text").getTextContent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "underwriting"})
    void theRubyGemReadsMetadataByItsLetters(String department) throws Exception {
        theGemLogsIn(department);

        Element described = first(
                theGemAsks(
                        "Execute",
                        GEM_EXECUTE.formatted(
                                "a:RetrieveEntityRequest",
                                PAIR.formatted("LogicalName", "s:string", SCHEMA, "contact")
                                        + PAIR.formatted(
                                                "MetadataId",
                                                "d:guid",
                                                "xmlns:d=\"http://schemas.microsoft.com/2003/10/Serialization/\"",
                                                "00000000-0000-0000-0000-000000000000")
                                        + PAIR.formatted(
                                                "EntityFilters",
                                                "s:EntityFilters",
                                                "xmlns:s=\"http://schemas.microsoft.com/xrm/2011/Metadata\"",
                                                "Attributes")
                                        + PAIR.formatted("RetrieveAsIfPublished", "s:boolean", SCHEMA, "true"),
                                "RetrieveEntity")),
                "ExecuteResult");
        Element entity = theGemsPairs(child(described, "b:Results")).get("EntityMetadata");
        assertThat(entity.getAttribute("i:type")).isEqualTo("d:EntityMetadata");
        assertThat(child(entity, "d:LogicalName").getTextContent()).isEqualTo("contact");
        Element gender = children(child(entity, "d:Attributes")).stream()
                .filter(attribute ->
                        child(attribute, "d:LogicalName").getTextContent().equals("gendercode"))
                .findFirst()
                .orElseThrow();
        assertThat(gender.getAttribute("i:type")).isEqualTo("d:PicklistAttributeMetadata");
        assertThat(child(gender, "d:RequiredLevel", "b:Value").getTextContent()).isNotEmpty();
        Element option = children(child(gender, "d:OptionSet", "d:Options")).get(0);
        assertThat(child(option, "d:Value").getTextContent()).isEqualTo("1");
        assertThat(child(option, "d:Label", "b:UserLocalizedLabel", "b:Label").getTextContent())
                .isNotEmpty();
    }

    /** github.com/AlexaCRM/php-crm-toolkit, {@code Client.php}: the contract, put together, and the way to the token service. */
    @Test
    void thePhpToolkitFindsTheTokenServiceInBothContracts() throws Exception {
        HttpClient http = tls();
        for (String service : List.of("Organization", "Discovery")) {
            String address = service().replace("Organization", service);
            Document contract = ClaimsClient.parse(get(http, address + "?wsdl"));
            String location = named(contract, "import", "location", null).getAttribute("location");
            assertThat(get(http, location)).contains("<wsdl:portType");
            String port = ((Element) named(contract, "service", "name", service + "Service")
                            .getElementsByTagNameNS("*", "port")
                            .item(0))
                    .getAttribute("name");
            Element binding = named(contract, "binding", "name", port);
            Element operation = named(binding, "operation", "name", "Execute");
            assertThat(named(operation, "operation", "soapAction", null).getAttribute("soapAction"))
                    .endsWith("Service/Execute");
            String policyId = named(binding, "PolicyReference", "URI", null)
                    .getAttribute("URI")
                    .substring(1);
            Element policy = named(contract, "Policy", "wsu:Id", policyId);
            Element at = policy;
            for (String name :
                    List.of("EndorsingSupportingTokens", "Policy", "IssuedToken", "Issuer", "Metadata", "Address")) {
                at = (Element) at.getElementsByTagNameNS("*", name).item(0);
            }
            String tokens = at.getTextContent()
                    .replaceAll("^https?://(.*?)/.*$", "https://$1/adfs/services/trust/13/usernamemixed");
            assertThat(new ClaimsClient(address, http)
                            .logIn(tokens, user("sales"), "sandbox", Instant.now())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** github.com/Data8/DataverseClient, {@code OnPremiseClient.cs} and {@code Wsdl.cs}, on .NET without WCF's own importer. */
    @Test
    void theDotNetClientJoinsTheContractsOfBothServices() throws Exception {
        HttpClient http = tls();
        Document contract = ClaimsClient.parse(get(http, service() + "?wsdl&sdkversion=9"));
        Element issuer =
                (Element) contract.getElementsByTagNameNS("*", "Issuer").item(0);
        String metadata = ((Element)
                        issuer.getElementsByTagNameNS("*", "MetadataReference").item(0))
                .getElementsByTagNameNS("*", "Address")
                .item(0)
                .getTextContent();

        Document trust = ClaimsClient.parse(get(http, metadata));
        assertThat(trust.getDocumentElement().getLocalName()).isEqualTo("definitions");
        Element policy = children(trust.getDocumentElement()).get(0);
        assertThat(policy.getLocalName()).isEqualTo("Policy");
        assertThat(policy.getElementsByTagNameNS("*", "Trust13").getLength()).isEqualTo(1);
        assertThat(((Element) policy.getElementsByTagNameNS("*", "SignedEncryptedSupportingTokens")
                                .item(0))
                        .getElementsByTagNameNS("*", "UsernameToken")
                        .getLength())
                .isEqualTo(1);
        Element reference = named(trust, "PolicyReference", "URI", "#" + policy.getAttribute("wsu:Id"));
        Element port =
                named(trust, "port", "binding", "tns:" + ((Element) reference.getParentNode()).getAttribute("name"));
        String tokens = named(port, "address", "location", null).getAttribute("location");
        assertThat(tokens).isEqualTo(new ClaimsClient(service(), http).tokenService());
        assertThat(new ClaimsClient(service(), http)
                        .logIn(
                                tokens.replace("usernamemixed", "UsernameMixed"),
                                user("sales"),
                                "sandbox",
                                Instant.now())
                        .statusCode())
                .isEqualTo(200);
    }

    /** An element by its local name, with an attribute, of that value where one is given. */
    private static Element named(Object below, String name, String attribute, String value) {
        var found = below instanceof Document document
                ? document.getElementsByTagNameNS("*", name)
                : ((Element) below).getElementsByTagNameNS("*", name);
        for (int i = 0; i < found.getLength(); i++) {
            Element element = (Element) found.item(i);
            if (element.hasAttribute(attribute)
                    && (value == null || element.getAttribute(attribute).equals(value))) {
                return element;
            }
        }
        throw new AssertionError("There is no " + name + " with " + attribute + " " + value);
    }

    /** Microsoft's crm-mobilesdk-library-for-android, {@code OrganizationServiceProxy.java}: a slash behind the address. */
    @Test
    void theMobileLibraryCallsWithASlashAtTheEnd() throws Exception {
        String envelope =
                """
                <s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:a='http://schemas.microsoft.com/xrm/2011/Contracts' xmlns:i='http://www.w3.org/2001/XMLSchema-instance' xmlns:d='http://schemas.microsoft.com/xrm/2011/Contracts/Services' xmlns:f='http://schemas.microsoft.com/2003/10/Serialization/Arrays'><s:Header><a:SdkClientVersion>6.0</a:SdkClientVersion></s:Header>\
                <s:Body><d:Retrieve><d:entityName>contact</d:entityName><d:id>%s</d:id><d:columnSet><a:AllColumns>false</a:AllColumns><a:Columns><f:string>lastname</f:string></a:Columns></d:columnSet></d:Retrieve></s:Body></s:Envelope>"""
                        .formatted(client);
        String login = user("sales").substring(user("sales").lastIndexOf('\\') + 1) + ":sandbox";
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port
                                        + "/xrm/forsage/XRMServices/2011/Organization.svc/web/"))
                                .header("Content-Type", "text/xml; charset=utf-8")
                                .header("SOAPAction", SERVICES + "/IOrganizationService/Retrieve")
                                .header(
                                        "Authorization",
                                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes()))
                                .POST(HttpRequest.BodyPublishers.ofString(envelope))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Element result = first(root(answer.body()), "RetrieveResult");
        assertThat(child(result, "a:Id").getTextContent()).isEqualTo(client.toLowerCase(Locale.ROOT));
    }

    private static String get(HttpClient http, String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpClient tls() {
        Path directory = Path.of(environment.getRequiredProperty("floris.data-directory"));
        return HttpClient.newBuilder()
                .sslContext(TestKeys.tls(directory.resolve("facade.p12"), null))
                .build();
    }

    private String service() {
        return secure() + "/xrm/forsage/XRMServices/2011/Organization.svc";
    }
}
