package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Whatever the mirror refuses leaves home as it was, to the last attribute, for every entity and every operation. */
class UndoJourney extends HubInABox {
    private static final String HUB = "floris-hub";
    private static final Set<String> SAID_ANEW =
            Set.of("createdon", "createdby", "modifiedon", "modifiedby", "versionnumber");

    private String seller;
    private String client;

    @BeforeEach
    void aSellerAndAClient() {
        seller = user("sales");
        client = sample("forsage", "contact", 21);
    }

    @ParameterizedTest
    @CsvSource({
        "contact, contact, lastname, nickname, 1, 2",
        "account, account, name, fax, 1, 2",
        "lead, lead, subject, , 2, 4",
        "opportunity, lrs_application, name, stepname, 2, 4",
        "task, task, subject, category, 1, 5",
        "phonecall, phonecall, subject, subcategory, 1, 2",
        "appointment, appointment, subject, , 1, 3",
        "annotation, annotation, notetext, , , "
    })
    void everyOperationThatLorisRefusesIsUndone(
            String entity, String inLoris, String text, String own, Integer state, Integer status) {
        PlainSoap facade = facade("forsage", true, seller);
        refuse("Create", inLoris);
        String never = UUID.randomUUID().toString();
        PlainSoap.Answer refused = facade.create(entity, never, attributes(entity, text));
        assertThat(refused.fault()).as(refused.body()).isTrue();
        assertThat(crm("forsage", HUB).retrieve(entity, never).fault()).isTrue();

        String id = facade.create(entity, UUID.randomUUID().toString(), attributes(entity, text))
                .text("CreateResult");
        if (own != null) {
            assertThat(crm("forsage", HUB)
                            .update(entity, id, PlainSoap.string(own, "только здесь"))
                            .fault())
                    .isFalse();
        }
        Map<String, String> before = image("forsage", entity, id);
        Map<String, String> mirror = image("loris", inLoris, id);

        refuse("Update", inLoris);
        String change = PlainSoap.string(text, "иначе") + (own == null ? "" : PlainSoap.string(own, "иначе"));
        assertThat(facade.update(entity, id, change).fault()).isTrue();
        assertThat(image("forsage", entity, id)).isEqualTo(before);

        if (state != null) {
            refuse("SetState", inLoris);
            assertThat(setState(facade, entity, id, state, status).fault()).isTrue();
            assertThat(image("forsage", entity, id)).isEqualTo(before);
            if (entity.equals("opportunity")) {
                assertThat(closings(id))
                        .as("activities that tell of the closing")
                        .isZero();
            }
            assertThat(setState(facade, entity, id, state, status).fault()).isFalse();
            before = image("forsage", entity, id);
            mirror = image("loris", inLoris, id);
        }

        refuse("Delete", inLoris);
        assertThat(facade.delete(entity, id).fault()).isTrue();
        assertThat(image("forsage", entity, id)).isEqualTo(before);
        assertThat(image("loris", inLoris, id)).isEqualTo(mirror);

        PlainSoap.Answer deleted = facade.delete(entity, id);
        assertThat(deleted.fault()).as(deleted.body()).isFalse();
        assertThat(crm("forsage", HUB).retrieve(entity, id).fault()).isTrue();
    }

    @Test
    void aDeleteWhoseAnswerWasLostAndWhichLorisRefusesIsUndoneWithWhatForsageAloneKnows() {
        String id = newClient("Потерянный");
        crm("forsage", HUB).update("contact", id, PlainSoap.string("nickname", "только здесь"));
        Map<String, String> before = image("forsage", "contact", id);
        breakIt(
                "forsage",
                "{\"kind\": \"DROP_AFTER\", \"operation\": \"Delete\", \"entity\": \"contact\", \"count\": 1}");
        refuse("Delete", "contact");

        assertThat(facade("forsage", true, seller).delete("contact", id).fault())
                .isTrue();

        await(() -> stateOf(id).equals("reversed"));
        assertThat(image("forsage", "contact", id)).isEqualTo(before);
    }

    @Test
    void anAssociationWhoseAnswerWasLostIsFinishedAndOneThatLorisRefusesIsUndone() {
        String application = facade("forsage", true, seller)
                .create("opportunity", UUID.randomUUID().toString(), attributes("opportunity", "name"))
                .text("CreateResult");
        String coBorrower = newClient("Созаёмщик");
        refuse("Associate", "lrs_application");
        assertThat(associate(application, coBorrower).fault()).isTrue();
        assertThat(tied("forsage", application)).isFalse();

        breakIt(
                "forsage",
                "{\"kind\": \"DROP_AFTER\", \"operation\": \"Associate\", \"entity\": \"opportunity\", \"count\": 1}");
        assertThat(associate(application, coBorrower).fault()).isTrue();
        await(() -> stateOf(application).equals("done"));
        assertThat(tied("forsage", application)).isTrue();
        assertThat(tied("loris", application)).isTrue();
    }

    @Test
    void aClientWithTasksIsNotDeletedAlongWithThem() {
        String id = newClient("Занятой");
        facade("forsage", true, seller)
                .create(
                        "task",
                        UUID.randomUUID().toString(),
                        PlainSoap.string("subject", "Позвонить")
                                + PlainSoap.lookup("regardingobjectid", "contact", id));

        PlainSoap.Answer refused = facade("forsage", true, seller).delete("contact", id);

        assertThat(refused.text("Message")).contains("FLORIS-206", "'task'", "Delete those first");
        assertThat(crm("loris", HUB).retrieve("contact", id).fault()).isFalse();
    }

    private String newClient(String lastName) {
        return facade("forsage", true, seller)
                .create("contact", UUID.randomUUID().toString(), PlainSoap.string("lastname", lastName))
                .text("CreateResult");
    }

    private String attributes(String entity, String text) {
        String given = PlainSoap.string(text, "Как было");
        return switch (entity) {
            case "lead" -> given + PlainSoap.string("lastname", "Лидов");
            case "opportunity" -> given + PlainSoap.lookup("customerid", "contact", client);
            case "task", "phonecall" -> given + PlainSoap.lookup("regardingobjectid", "contact", client);
            case "annotation" -> given + PlainSoap.lookup("objectid", "contact", client);
            case "appointment" ->
                given + time("scheduledstart", "2026-11-26T10:00:00Z") + time("scheduledend", "2026-11-26T11:00:00Z");
            default -> given;
        };
    }

    private static String time(String name, String value) {
        return PlainSoap.string(name, value).replace(":string\"", ":dateTime\"");
    }

    private void refuse(String operation, String entity) {
        breakIt(
                "loris",
                "{\"kind\": \"REFUSAL\", \"operation\": \"" + operation + "\", \"entity\": \"" + entity
                        + "\", \"count\": 1}");
    }

    private PlainSoap.Answer associate(String application, String coBorrower) {
        return facade("forsage", true, seller)
                .call(
                        "Associate",
                        """
                        <Associate xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services"
                        xmlns:b="http://schemas.microsoft.com/xrm/2011/Contracts" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
                        <entityName>opportunity</entityName><entityId>%s</entityId>
                        <relationship><b:PrimaryEntityRole i:nil="true"/><b:SchemaName>frs_opportunity_contact</b:SchemaName></relationship>
                        <relatedEntities><b:EntityReference><b:Id>%s</b:Id><b:LogicalName>contact</b:LogicalName></b:EntityReference></relatedEntities>
                        </Associate>"""
                                .formatted(application, coBorrower));
    }

    private boolean tied(String system, String application) {
        boolean forsage = system.equals("forsage");
        return crm(system, HUB)
                .query(
                        forsage ? "frs_opportunity_contact" : "lrs_application_contact",
                        "contactid",
                        forsage ? "opportunityid" : "lrs_applicationid",
                        application)
                .body()
                .contains("contactid");
    }

    private String stateOf(String record) {
        return api("GET", "/api/v1/exchanges?record=" + record + "&limit=1", null)
                .path("items")
                .path(0)
                .path("state")
                .asText();
    }

    private int closings(String application) {
        String found = crm("forsage", HUB)
                .query("opportunityclose", "subject", "opportunityid", application)
                .body();
        return found.split("<a:Entity>", -1).length - 1;
    }

    private static PlainSoap.Answer setState(PlainSoap facade, String entity, String id, int state, int status) {
        return entity.equals("opportunity")
                ? facade.loseOpportunity(id, status)
                : facade.setState(entity, id, state, status);
    }

    /** All that a system shows of a record, but what it says anew at each write. */
    private Map<String, String> image(String system, String entity, String id) {
        PlainSoap.Answer answer = crm(system, HUB).retrieve(entity, id);
        assertThat(answer.fault()).as(answer.body()).isFalse();
        Map<String, String> image = new TreeMap<>();
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            NodeList pairs = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(answer.body())))
                    .getElementsByTagNameNS("*", "KeyValuePairOfstringanyType");
            for (int i = 0; i < pairs.getLength(); i++) {
                Element pair = (Element) pairs.item(i);
                String key = pair.getElementsByTagNameNS("*", "key").item(0).getTextContent();
                image.put(key, pair.getElementsByTagNameNS("*", "value").item(0).getTextContent());
            }
        } catch (Exception wrong) {
            throw new AssertionError("Not an XML answer: " + answer.body(), wrong);
        }
        image.keySet().removeAll(SAID_ANEW);
        return image;
    }
}
