package org.floris.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds what the simulators answer against the contract of the real service, where that is at hand. */
class ConformanceTest {
    private static final String ABSENT = "The contract of the real service (../shared/wire/crm2011, or FLORIS_WIRE) is"
            + " not at hand: the answers of the simulators were not held against it.";
    private static Rehearsal rehearsal;
    private static Schema schema;
    private static Path wire;
    private final Map<String, SoapClient.Answer> answers = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws Exception {
        wire = Stream.of(System.getProperty("floris.wire"), System.getenv("FLORIS_WIRE"), "../shared/wire")
                .filter(place -> place != null)
                .map(place -> Path.of(place).resolve("crm2011"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
        if (wire == null) {
            System.out.println(ABSENT);
        }
        assumeTrue(wire != null, ABSENT);
        schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(wire.resolve("contract/xsd/all.xsd").toFile());
        rehearsal = Rehearsal.ofClients(40);
    }

    @AfterAll
    static void stop() {
        if (rehearsal != null) {
            rehearsal.close();
        }
    }

    @Test
    void everySampleIsUnderstoodAndEveryAnswerKeepsTheContract() throws Exception {
        sendSamples();
        sendOperations("forsage", "opportunity", "customerid", "frs_opportunity_contact");
        sendOperations("loris", "lrs_application", "lrs_clientid", "lrs_application_contact");
        List<String> errors = new ArrayList<>();
        for (Map.Entry<String, SoapClient.Answer> entry : answers.entrySet()) {
            BodyValidator.errors(schema, entry.getValue().document())
                    .forEach(error -> errors.add(entry.getKey() + ": " + error));
        }
        assertThat(errors).isEmpty();
        System.out.println("Held " + answers.size() + " answers of the simulators against the contract.");
        assertThat(answers).hasSizeGreaterThan(60);
    }

    private void sendSamples() throws IOException {
        try (Stream<Path> samples = Files.list(wire.resolve("requests"))) {
            for (Path sample : samples.sorted().toList()) {
                String name = sample.getFileName().toString();
                boolean eleven = name.contains("soap11");
                for (String system : List.of("forsage", "loris")) {
                    // The samples act for a user of another organisation; here the account's own rights do.
                    String message = Files.readString(sample).replaceAll("<a:CallerId.*?</a:CallerId>", "");
                    var answer = eleven
                            ? rehearsal.hub(system).post("/web", "text/xml", SoapClient.ACTION + "Execute", message)
                            : rehearsal.hub(system).post("", "application/soap+xml; charset=utf-8", null, message);
                    assertThat(answer.status()).as(answer.text()).isIn(200, 500);
                    boolean understood = answer.code() == null
                            || List.of("-2147220969", "-2147217149").contains(answer.code())
                            || system.equals("loris") && answer.text().contains("contact_customer_accounts");
                    assertThat(understood).as(name + answer.text()).isTrue();
                    answers.put(system + " " + name, answer);
                }
            }
        }
    }

    private void send(String system, String name, String operation, String content) {
        var eleven = rehearsal.hub(system).call(operation, content);
        assertThat(eleven.document()).as(name).isNotNull();
        answers.put(system + " 1.1 " + name, eleven);
        answers.put(system + " 1.2 " + name, rehearsal.user(system, 0).call12(operation, content));
    }

    private void sendOperations(String system, String application, String client, String coBorrowers) {
        String contact = rehearsal.sample(system, "contact");
        String other =
                rehearsal.json(system, "sample?entity=contact&count=9").get(5).asText();
        String task = rehearsal.sample(system, "task");
        List<String> entities = new ArrayList<>();
        rehearsal.json(system, "status").get("records").fieldNames().forEachRemaining(entities::add);
        for (String entity : entities) {
            send(
                    system,
                    "all " + entity,
                    "RetrieveMultiple",
                    Xml.fetch("<fetch count='3' page='1'><entity name='" + entity
                            + "'><all-attributes/></entity></fetch>"));
        }
        send(system, "retrieve", "Retrieve", Xml.key("contact", contact) + Xml.all());
        send(system, "not found", "Retrieve", Xml.key("account", contact) + Xml.all());
        send(system, "create", "Create", Xml.entity("contact", null, Xml.text("lastname", "Договоров")));
        send(system, "create fault", "Create", Xml.entity("contact", null, Xml.text("firstname", "Иван")));
        send(system, "update", "Update", Xml.entity("contact", contact, Xml.text("firstname", "Пётр")));
        send(system, "too long", "Update", Xml.entity("contact", contact, Xml.text("firstname", "x".repeat(99))));
        String link = "<entityName>" + application + "</entityName><entityId>"
                + rehearsal.sample(system, application) + "</entityId><relationship><b:SchemaName>" + coBorrowers
                + "</b:SchemaName></relationship><relatedEntities><b:EntityReference><b:Id>" + other
                + "</b:Id><b:LogicalName>contact</b:LogicalName></b:EntityReference></relatedEntities>";
        send(system, "associate", "Associate", link);
        send(system, "disassociate", "Disassociate", link);
        send(system, "who", "Execute", Xml.request("m:WhoAmIRequest", "WhoAmI"));
        send(system, "version", "Execute", Xml.request("m:RetrieveVersionRequest", "RetrieveVersion"));
        send(system, "unknown", "Execute", Xml.request("m:NoRequest", "No"));
        send(
                system,
                "state",
                "Execute",
                Xml.request(
                        "m:SetStateRequest",
                        "SetState",
                        Xml.reference("EntityMoniker", "task", task),
                        Xml.option("State", 0),
                        Xml.option("Status", 3)));
        String filters = Xml.pair("EntityFilters", "x:string", "Entity Attributes Relationships");
        send(
                system,
                "metadata",
                "Execute",
                Xml.request("b:RetrieveAllEntitiesRequest", "RetrieveAllEntities", filters));
        send(
                system,
                "attribute",
                "Execute",
                Xml.request(
                        "b:RetrieveAttributeRequest",
                        "RetrieveAttribute",
                        Xml.text("EntityLogicalName", "contact"),
                        Xml.text("LogicalName", "gendercode")));
        sendMessages(system, contact, coBorrowers);
        send(
                system,
                "aggregate",
                "RetrieveMultiple",
                Xml.fetch("<fetch aggregate='true'><entity name='" + application + "'><attribute name='createdon'"
                        + " alias='n' aggregate='count'/><attribute name='statecode' alias='s' groupby='true'/>"
                        + "</entity></fetch>"));
        send(
                system,
                "linked",
                "RetrieveMultiple",
                Xml.fetch("<fetch count='5'><entity name='" + application + "'><link-entity name='contact'"
                        + " from='contactid' to='" + client + "' alias='c'><all-attributes/></link-entity>"
                        + "</entity></fetch>"));
        send(system, "delete", "Delete", Xml.key("task", task));
    }

    private void sendMessages(String system, String contact, String coBorrowers) {
        send(
                system,
                "relationship",
                "Execute",
                Xml.request("b:RetrieveRelationshipRequest", "RetrieveRelationship", Xml.text("Name", coBorrowers)));
        send(
                system,
                "option set",
                "Execute",
                Xml.request("b:RetrieveOptionSetRequest", "RetrieveOptionSet", Xml.text("Name", "contact_donotphone")));
        send(
                system,
                "metadata query",
                "Execute",
                Xml.request(
                        "b:RetrieveMetadataChangesRequest",
                        "RetrieveMetadataChanges",
                        "<b:KeyValuePairOfstringanyType><c:key>Query</c:key><c:value i:type='q:EntityQueryExpression'"
                                + " xmlns:q='http://schemas.microsoft.com/xrm/2011/Metadata/Query'><q:Properties>"
                                + "<q:AllProperties>true</q:AllProperties></q:Properties><q:AttributeQuery>"
                                + "<q:Properties><q:AllProperties>true</q:AllProperties></q:Properties>"
                                + "</q:AttributeQuery></c:value></b:KeyValuePairOfstringanyType>"));
        send(
                system,
                "sharing",
                "Execute",
                Xml.request(
                        "m:RetrieveSharedPrincipalsAndAccessRequest",
                        "RetrieveSharedPrincipalsAndAccess",
                        Xml.reference("Target", "contact", contact)));
    }
}
