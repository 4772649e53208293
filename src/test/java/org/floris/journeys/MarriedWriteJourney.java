package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.store.LinkTable;
import org.floris.store.UnifiedStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A caller of web services writes through the façade; both CRMs, the store, the journal, the topic and usage have it. */
class MarriedWriteJourney extends HubInABox {
    @Autowired
    UnifiedStore store;

    @Autowired
    LinkTable links;

    @Autowired
    EventEars ears;

    private String seller;
    private String client;
    private RecordId record;
    private String lorisClient;

    @BeforeEach
    void aSellerAndAClient() {
        seller = user("sales");
        client = sample("forsage", "contact", 7);
        record = links.recordOf(new Ref("forsage", "contact", client)).orElseThrow();
        lorisClient = links.refIn("loris", record).map(Ref::id).orElseThrow();
    }

    @Test
    void everyBodyIsHeldAgainstTheContractWhereThatIsAtHand() {
        assumeTrue(WireContract.isAtHand(), "The schemas of the real service (FLORIS_WIRE) are not at hand");

        facade("forsage", true, seller).update("contact", client, PlainSoap.string("description", "По договору"));

        assertThat(WireTap.heard())
                .contains(
                        "answer of the façade",
                        "request to forsage",
                        "answer of forsage",
                        "request to loris",
                        "answer of loris");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatTheHubDoesNotMapPassesToHomeAndIsJournaledAsSuch(boolean soap12) {
        PlainSoap.Answer created = facade("forsage", soap12, seller)
                .call(
                        "Create",
                        """
                        <Create xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><entity xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts" xmlns:c="http://schemas.datacontract.org/2004/07/System.Collections.Generic">
                        <a:Attributes>%s</a:Attributes><a:LogicalName>frs_gift</a:LogicalName></entity></Create>"""
                                .formatted(PlainSoap.string("frs_name", "Чай")));

        assertThat(created.status()).as(created.body()).isEqualTo(200);
        assertThat(crm("forsage", "floris-hub")
                        .retrieve("frs_gift", created.text("CreateResult"))
                        .attribute("frs_name"))
                .isEqualTo("Чай");
        assertThat(created.text("RelatesTo") != null).isEqualTo(soap12);
        JsonNode exchange = api("GET", "/api/v1/exchanges?entity=frs_gift", null)
                .path("items")
                .path(0);
        assertThat(exchange.path("state").asText()).isEqualTo("done");
        assertThat(exchange.path("passedThrough").asBoolean()).isTrue();
        assertThat(exchange.path("label").asText()).isEqualTo("Create frs_gift");
    }

    @Test
    void aMessageThatTheHubDoesNotKnowReachesHome() {
        String colleague = userId(user("underwriting"));

        PlainSoap.Answer granted = facade("forsage", true, seller)
                .execute(
                        "b:GrantAccessRequest",
                        "GrantAccess",
                        PlainSoap.lookup("Target", "contact", client)
                                + PlainSoap.parameter(
                                        "PrincipalAccess",
                                        "<c:value i:type=\"b:PrincipalAccess\"><b:AccessMask>ReadAccess</b:AccessMask><b:Principal><a:Id>"
                                                + colleague
                                                + "</a:Id><a:LogicalName>systemuser</a:LogicalName></b:Principal></c:value>"));

        assertThat(granted.status()).as(granted.body()).isEqualTo(200);
        assertThat(granted.text("ResponseName")).isEqualTo("GrantAccess");
        assertThat(crm("forsage", "floris-hub")
                        .execute(
                                "b:RetrieveSharedPrincipalsAndAccessRequest",
                                "RetrieveSharedPrincipalsAndAccess",
                                PlainSoap.lookup("Target", "contact", client))
                        .text("AccessMask"))
                .isEqualTo("ReadAccess");
    }

    @Test
    void aLeadIsQualifiedInBothCrms() {
        String lead = facade("forsage", true, seller)
                .create(
                        "lead",
                        UUID.randomUUID().toString(),
                        PlainSoap.string("subject", "Ипотека") + PlainSoap.string("lastname", "Лидов"))
                .text("CreateResult");

        PlainSoap.Answer qualified = facade("forsage", true, seller)
                .execute(
                        "b:QualifyLeadRequest",
                        "QualifyLead",
                        PlainSoap.lookup("LeadId", "lead", lead)
                                + PlainSoap.flag("CreateAccount", false)
                                + PlainSoap.flag("CreateContact", false)
                                + PlainSoap.flag("CreateOpportunity", false)
                                + PlainSoap.picked("Status", 3));

        assertThat(qualified.status()).as(qualified.body()).isEqualTo(200);
        assertThat(qualified.body()).contains("QualifyLeadResponse", "CreatedEntities");
        String inLoris = links.recordOf(new Ref("forsage", "lead", lead))
                .flatMap(linked -> links.refIn("loris", linked))
                .map(Ref::id)
                .orElseThrow();
        assertThat(crm("forsage", "floris-hub").retrieve("lead", lead).attribute("statecode"))
                .isEqualTo("1");
        assertThat(crm("loris", "floris-hub").retrieve("lead", inLoris).attribute("statecode"))
                .isEqualTo("1");
    }

    @Test
    void whoActsForAnotherWritesAtHisHomeAndBothStandInTheJournal() {
        String other = userId(seller);

        PlainSoap.Answer answer = facade("forsage", false, "floris-hub")
                .actingFor(other)
                .update("contact", client, PlainSoap.string("nickname", "Через портал"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(crm("forsage", "floris-hub").retrieve("contact", client).attribute("modifiedby"))
                .contains(other);
        JsonNode exchange = api("GET", "/api/v1/exchanges?entity=client&limit=1", null)
                .path("items")
                .path(0);
        assertThat(seller).endsWith(exchange.path("login").asText());
        JsonNode steps = api("GET", "/api/v1/exchanges/" + exchange.path("id").asText(), null)
                .path("steps");
        assertThat(steps.path(0).path("name").asText()).isEqualTo("acts-for");
        assertThat(steps.path(0).path("reason").asText()).startsWith("floris-hub has called in the name of ");
    }

    @Test
    void whoMayNotActForOthersIsRefusedAsTheCrmRefusesHim() {
        PlainSoap.Answer answer = facade("forsage", false, seller)
                .actingFor(userId(user("service")))
                .update("contact", client, PlainSoap.string("nickname", "Чужой"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text("ErrorCode")).isEqualTo("-2147220960");
        assertThat(answer.text("Message")).contains("prvActOnBehalfOfAnotherUser");
    }

    @Test
    void anUpdateReachesBothCrmsTheStoreTheJournalTheTopicAndUsage() {
        String phone = "+7916" + (1_000_000 + (int) (Math.random() * 8_999_999));
        PlainSoap.Answer answer = facade("forsage", true, seller)
                .update(
                        "contact",
                        client,
                        PlainSoap.string("mobilephone", phone)
                                + PlainSoap.cleared("description")
                                + PlainSoap.picked("familystatuscode", 2)
                                + PlainSoap.money("frs_monthlyincome", "150000.5"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("UpdateResponse");
        PlainSoap.Answer inForsage = crm("forsage", "floris-hub").retrieve("contact", client);
        assertThat(inForsage.attribute("mobilephone")).isEqualTo(phone);
        PlainSoap.Answer inLoris = crm("loris", "floris-hub").retrieve("contact", lorisClient);
        assertThat(inLoris.attribute("mobilephone")).isEqualTo(phone);
        assertThat(inLoris.attribute("lrs_maritalstatus")).isEqualTo("100000000");
        assertThat(inLoris.attribute("lrs_income")).isEqualTo("150000.5");
        assertThat(inLoris.attribute("description")).isNull();
        assertThat(store.find(record).orElseThrow().attributes().values()).containsValue(phone);
        JsonNode entry = api("GET", "/api/v1/exchanges?record=" + record.id() + "&limit=1", null)
                .path("items")
                .path(0);
        assertThat(entry.path("state").asText()).isEqualTo("done");
        await(() -> ears.heard("client", record.id()).isPresent());
        await(() -> api("GET", "/api/v1/usage?system=forsage&entity=contact&operation=UPDATE", null)
                .toString()
                .contains("contact"));
    }

    @Test
    void aCreateHasTheSameIdEverywhereAndComesBackWithTheOwnerThatHomeGave() {
        PlainSoap.Answer answer = facade("forsage", false, seller)
                .create(
                        "task",
                        "00000000-0000-0000-0000-000000000000",
                        PlainSoap.string("subject", "Позвонить клиенту")
                                + PlainSoap.lookup("regardingobjectid", "contact", client));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String id = answer.text("CreateResult");
        PlainSoap.Answer inForsage = crm("forsage", "floris-hub").retrieve("task", id);
        PlainSoap.Answer inLoris = crm("loris", "floris-hub").retrieve("task", id);
        assertThat(inForsage.attribute("subject")).isEqualTo("Позвонить клиенту");
        assertThat(inLoris.attribute("subject")).isEqualTo("Позвонить клиенту");
        assertThat(inLoris.attribute("regardingobjectid")).startsWith(lorisClient);
        assertThat(inLoris.attribute("ownerid")).isNotNull();
        Optional<RecordId> task = links.recordOf(new Ref("loris", "task", id));
        assertThat(task).isPresent();
        assertThat(store.find(task.get()).orElseThrow().attributes().values()).containsKeys("owner", "state");
    }

    @Test
    void aTaskThatIsDoneAndDeletedIsDoneAndDeletedEverywhere() {
        PlainSoap facade = facade("forsage", true, seller);
        String id = facade.create("task", UUID.randomUUID().toString(), PlainSoap.string("subject", "Проверить"))
                .text("CreateResult");

        PlainSoap.Answer closed = facade.setState("task", id, 1, 5);
        assertThat(closed.status()).as(closed.body()).isEqualTo(200);
        assertThat(closed.body()).contains("SetState");
        assertThat(crm("loris", "floris-hub").retrieve("task", id, "statecode").attribute("statecode"))
                .isEqualTo("1");

        PlainSoap.Answer deleted = facade.delete("task", id);
        assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
        assertThat(crm("forsage", "floris-hub").retrieve("task", id).fault()).isTrue();
        assertThat(crm("loris", "floris-hub").retrieve("task", id).fault()).isTrue();
        assertThat(store.find(new RecordId("task", UUID.fromString(id)))).isEmpty();
    }

    @Test
    void aMirrorThatRefusesLeavesHomeAsItWas() {
        String before = crm("forsage", "floris-hub").retrieve("contact", client).attribute("emailaddress1");
        breakIt(
                "loris",
                """
                {"kind": "REFUSAL", "operation": "Update", "entity": "contact", "count": 1,
                  "code": -2147220891, "message": "Клиент заблокирован"}""");

        PlainSoap.Answer answer = facade("forsage", true, seller)
                .update("contact", client, PlainSoap.string("emailaddress1", "new@example.test"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text("ErrorCode")).isEqualTo("-2147220891");
        assertThat(answer.text("Message")).contains("Клиент заблокирован");
        assertThat(crm("forsage", "floris-hub").retrieve("contact", client).attribute("emailaddress1"))
                .isEqualTo(before);
        JsonNode entry = api("GET", "/api/v1/exchanges?record=" + record.id() + "&limit=1", null)
                .path("items")
                .path(0);
        assertThat(entry.path("state").asText()).isEqualTo("reversed");
    }

    @Test
    void theSameMessageTwiceHasOneEffectAndOneAnswer() {
        String message = "urn:uuid:" + UUID.randomUUID();
        String create =
                """
                <Create xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">%s</Create>"""
                        .formatted(PlainSoap.entity(
                                "task",
                                "00000000-0000-0000-0000-000000000000",
                                PlainSoap.string("subject", "Один раз")));
        PlainSoap facade = facade("forsage", true, seller);

        String first = facade.call("Create", create, message).text("CreateResult");
        String second = facade.call("Create", create, message).text("CreateResult");
        PlainSoap.Answer other = facade.call("Create", create.replace("Один", "Два"), message);

        assertThat(second).isEqualTo(first);
        assertThat(other.fault()).isTrue();
    }

    @Test
    void anAnswerThatWasLostAfterTheCommitIsSettledByItself() {
        breakIt(
                "loris",
                """
                {"kind": "DROP_AFTER", "operation": "Update", "entity": "contact", "count": 1}""");
        PlainSoap.Answer answer = facade("forsage", true, seller)
                .update("contact", client, PlainSoap.string("emailaddress1", "lost@example.test"));

        assertThat(answer.fault()).isTrue();
        await(() -> api("GET", "/api/v1/exchanges?record=" + record.id() + "&limit=1", null)
                .path("items")
                .path(0)
                .path("state")
                .asText()
                .equals("done"));
        assertThat(crm("loris", "floris-hub").retrieve("contact", lorisClient).attribute("emailaddress1"))
                .isEqualTo("lost@example.test");
    }

    @Test
    void aReadPassesThroughWithItsFormattedValues() {
        PlainSoap.Answer answer = facade("forsage", true, seller).retrieve("contact", client, "fullname", "gendercode");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.attribute("gendercode")).isIn("1", "2");
        assertThat(answer.body()).contains("FormattedValues", "RelatesTo");
    }
}
