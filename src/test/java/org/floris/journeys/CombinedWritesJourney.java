package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.health.SystemHealthWatch;
import org.floris.store.LinkTable;
import org.floris.store.UnifiedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Messages by which a CRM changes several records at once: what comes of them is everywhere when the caller is told. */
class CombinedWritesJourney extends HubInABox {
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    @Autowired
    LinkTable links;

    @Autowired
    UnifiedStore store;

    @Autowired
    SystemHealthWatch watch;

    private String seller;
    private String stays;
    private String goes;
    private String task;

    /** Scans are paused, so that nothing but the call itself carries anything. */
    @BeforeEach
    void aClientWhoIsKnownTwice() {
        seller = user("sales");
        stays = created("contact", PlainSoap.string("lastname", "Остаётся"));
        goes = created("contact", PlainSoap.string("lastname", "Уходит"));
        task = created(
                "task",
                PlainSoap.string("subject", "Позвонить") + PlainSoap.lookup("regardingobjectid", "contact", goes));
        api("PUT", "/api/v1/conflicts/scan/pause", null);
    }

    @AfterEach
    void theScanGoesOn() {
        api("DELETE", "/api/v1/conflicts/scan/pause", null);
    }

    @Test
    void whatBelongsToAMergedClientIsTheOthersEverywhere() {
        PlainSoap.Answer merged = merge(facade("forsage", true, seller), stays, goes);

        assertThat(merged.status()).as(merged.body()).isEqualTo(200);
        assertThat(merged.body()).contains("MergeResponse");
        mergedIn("forsage");
        mergedIn("loris");
        assertThat(stored("contact", stays, "mobilePhone")).isEqualTo("+79160000007");
        assertThat(stored("contact", goes, "state")).isEqualTo("inactive");
        assertThat(stored("task", task, "regarding")).isEqualTo(record("contact", stays));
        JsonNode exchange = merges().get(0);
        assertThat(exchange.path("state").asText()).isEqualTo("done");
        JsonNode detail = api("GET", "/api/v1/exchanges/" + exchange.path("id").asText(), null);
        assertThat(detail.path("together"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        record("contact", stays).toString(),
                        record("contact", goes).toString());
        assertThat(detail.at("/steps/0/name").asText()).isEqualTo("home");
        assertThat(detail.at("/steps/1/name").asText()).isEqualTo("mirror");
        assertThat(detail.at("/steps/1/system").asText()).isEqualTo("loris");
        assertThat(conflicts()).isZero();
    }

    @Test
    void theCrmsOwnNoIsTheCallersAndNothingIsChanged() {
        merge(facade("forsage", true, seller), stays, goes);

        PlainSoap.Answer again = merge(facade("forsage", true, seller), stays, goes);

        assertThat(again.status()).isEqualTo(500);
        assertThat(again.text("Message")).contains("not active");
        assertThat(merge(facade("forsage", true, seller), stays, stays).fault()).isTrue();
        PlainSoap.Answer unknown =
                merge(facade("forsage", true, seller), stays, UUID.randomUUID().toString());
        assertThat(unknown.text("Message")).contains("Does Not Exist");
    }

    @Test
    void aMirrorThatIsDownHasTheMergeRefusedBeforehand() {
        breakIt("loris", "{\"kind\": \"DOWN\"}");
        await(() -> watch.whyDown("loris").isPresent());

        PlainSoap.Answer refused = merge(facade("forsage", true, seller), stays, goes);

        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.text("Message")).contains("loris", "Nothing was changed");
        assertThat(crm("forsage", "floris-hub").retrieve("contact", goes).attribute("statecode"))
                .isEqualTo("0");
    }

    @Test
    void whatTheMirrorWillNotMergeIsCarriedToItRecordByRecord() {
        String others = created(
                "task",
                PlainSoap.string("subject", "Проверить")
                        + PlainSoap.lookup("regardingobjectid", "contact", goes)
                        + PlainSoap.lookup("ownerid", "systemuser", userId(user("underwriting"))));
        breakIt("loris", "{\"kind\": \"REFUSAL\", \"operation\": \"Merge\", \"count\": 1}");

        PlainSoap.Answer merged = merge(facade("forsage", true, seller), stays, goes);

        assertThat(merged.status()).as(merged.body()).isEqualTo(200);
        mergedIn("loris");
        assertThat(stored("task", task, "regarding")).isEqualTo(record("contact", stays));
        assertThat(stored("task", others, "regarding")).as("whoever owns it").isEqualTo(record("contact", stays));
        assertThat(crm("loris", "floris-hub")
                        .retrieve("task", in("loris", "task", others))
                        .attribute("regardingobjectid"))
                .contains(in("loris", "contact", stays));
        assertThat(exchangesOf("contact", goes).path(0).path("way").asText()).isEqualTo("hub");
        assertThat(merges().get(0).path("state").asText()).isEqualTo("done");
        assertThat(merges().get(0).path("reason").asText()).startsWith("loris did not do the same");
    }

    @Test
    void aProgramOfForsageMergesForOneWhoWorksInLoris() {
        PlainSoap.Answer merged = merge(facade("forsage", false, user("underwriting")), stays, goes);

        assertThat(merged.status()).as(merged.body()).isEqualTo(200);
        assertThat(merged.body()).contains("MergeResponse");
        mergedIn("loris");
        mergedIn("forsage");
        assertThat(stored("contact", goes, "state")).isEqualTo("inactive");
    }

    @Test
    void theSameMergeSentAgainIsAnsweredAgainAndDoneOnce() {
        PlainSoap keyed =
                facade("forsage", false, seller).keyed(UUID.randomUUID().toString());
        assertThat(merge(keyed, stays, goes).status()).isEqualTo(200);

        assertThat(merge(keyed, stays, goes).status()).isEqualTo(200);
        assertThat(merges()).hasSize(1);
    }

    @Test
    void aMergeWhoseAnswerWasLostIsFoundOutAboutAndCarriedByItself() {
        breakIt("forsage", "{\"kind\": \"DROP_AFTER\", \"operation\": \"Merge\", \"count\": 1}");

        PlainSoap.Answer lost = merge(facade("forsage", true, seller), stays, goes);

        assertThat(lost.text("Message")).contains("FLORIS-102");
        await(() -> merges().get(0).path("state").asText().equals("done"));
        theScanGoesOn();
        await(() -> {
            api("POST", "/api/v1/conflicts/scan", null);
            return record("contact", stays).equals(stored("task", task, "regarding"))
                    && "inactive".equals(stored("contact", goes, "state"))
                    && "+79160000007".equals(stored("contact", stays, "mobilePhone"));
        });
        mergedIn("loris");
    }

    /** An application is an opportunity in forsage, and in loris something of the bank's own. */
    @ParameterizedTest
    @CsvSource({"sales, contact, opportunity", "underwriting, contact, contact"})
    void whatALeadBecomesIsEverywhereAndItsCallerIsToldInHisTerms(String department, String one, String other) {
        String lead =
                created("lead", PlainSoap.string("lastname", "Интересова") + PlainSoap.string("subject", "Ипотека"));

        PlainSoap.Answer qualified = qualify(user(department), lead, one, other);

        assertThat(qualified.status()).as(qualified.body()).isEqualTo(200);
        for (String entity : new String[] {one, other}) {
            String id = qualified.find("//*[local-name()='LogicalName'][.='" + entity + "']/../*[local-name()='Id']");
            RecordId record = record(entity, id);
            for (String system : new String[] {"forsage", "loris"}) {
                Ref there = links.refIn(system, record).orElseThrow();
                assertThat(crm(system, "floris-hub")
                                .retrieve(there.entity(), there.id())
                                .fault())
                        .as(system + " " + entity)
                        .isFalse();
            }
        }
        assertThat(stored("lead", lead, "state")).isEqualTo("qualified");
        for (String system : new String[] {"forsage", "loris"}) {
            assertThat(crm(system, "floris-hub")
                            .retrieve("lead", in(system, "lead", lead))
                            .attribute("statecode"))
                    .isEqualTo("1");
        }
    }

    @Test
    void whatHomeCannotMakeOfALeadIsRefusedBeforehand() {
        String lead = created("lead", PlainSoap.string("lastname", "Другова") + PlainSoap.string("subject", "Ипотека"));

        PlainSoap.Answer refused = qualify(user("underwriting"), lead, "contact", "opportunity");

        assertThat(refused.text("Message")).contains("loris", "no 'opportunity'", "Nothing was changed");
        assertThat(crm("forsage", "floris-hub").retrieve("lead", lead).attribute("statecode"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"opportunity_customer_contacts, opportunity, name", "contact_task_regardingobjectid, task, subject"})
    void whatIsCreatedAlongWithAClientIsEverywhereToo(String relationship, String entity, String title) {
        String name = "Вместе " + UUID.randomUUID();

        PlainSoap.Answer made = facade("forsage", true, seller)
                .create(
                        "contact",
                        NOBODY,
                        PlainSoap.string("lastname", "Хозяин")
                                + PlainSoap.lookup("ownerid", "systemuser", userId(user("underwriting"))),
                        related(relationship, entity, title, name));

        assertThat(made.status()).as(made.body()).isEqualTo(200);
        String client = made.text("CreateResult");
        assertThat(stored("contact", client, "lastName")).isEqualTo("Хозяин");
        assertThat(crm("loris", "floris-hub")
                        .retrieve("contact", in("loris", "contact", client))
                        .attribute("lastname"))
                .isEqualTo("Хозяин");
        String along = crm("forsage", "floris-hub")
                .query(entity, entity.equals("task") ? "activityid" : "opportunityid", title, name)
                .find("//*[local-name()='Entity']/*[local-name()='Id']");
        Ref inLoris = links.refIn("loris", record(entity, along)).orElseThrow();
        assertThat(crm("loris", "floris-hub")
                        .retrieve(inLoris.entity(), inLoris.id())
                        .body())
                .contains(name, in("loris", "contact", client));
    }

    @Test
    void whatIsCreatedAlongIsRefusedForOneWhoWorksElsewhere() {
        PlainSoap.Answer refused = facade("forsage", true, user("underwriting"))
                .create(
                        "contact",
                        NOBODY,
                        PlainSoap.string("lastname", "Хозяин"),
                        related("contact_task_regardingobjectid", "task", "subject", "Никогда"));

        assertThat(refused.text("Message")).contains("Related entities", "Nothing was changed");
    }

    private static String related(String relationship, String entity, String title, String name) {
        return "<a:KeyValuePairOfRelationshipEntityCollectionX_PsK4FkN><b:key><a:PrimaryEntityRole i:nil=\"true\" /><a:SchemaName>"
                + relationship + "</a:SchemaName></b:key><b:value><a:Entities>"
                + PlainSoap.entity(entity, NOBODY, PlainSoap.string(title, name))
                        .replace("<entity ", "<a:Entity ")
                        .replace("</entity>", "</a:Entity>")
                + "</a:Entities><a:EntityName>" + entity
                + "</a:EntityName><a:MinActiveRowVersion i:nil=\"true\" /><a:MoreRecords>false</a:MoreRecords><a:PagingCookie i:nil=\"true\" /><a:TotalRecordCount>0</a:TotalRecordCount><a:TotalRecordCountLimitExceeded>false</a:TotalRecordCountLimitExceeded></b:value></a:KeyValuePairOfRelationshipEntityCollectionX_PsK4FkN>";
    }

    private PlainSoap.Answer qualify(String login, String lead, String... becomes) {
        List<String> wanted = List.of(becomes);
        return facade("forsage", true, login)
                .execute(
                        "b:QualifyLeadRequest",
                        "QualifyLead",
                        PlainSoap.lookup("LeadId", "lead", lead)
                                + PlainSoap.flag("CreateAccount", wanted.contains("account"))
                                + PlainSoap.flag("CreateContact", wanted.contains("contact"))
                                + PlainSoap.flag("CreateOpportunity", wanted.contains("opportunity"))
                                + PlainSoap.picked("Status", 3));
    }

    private PlainSoap.Answer merge(PlainSoap caller, String target, String subordinate) {
        String content = "<c:value i:type=\"a:Entity\"><a:Attributes>"
                + PlainSoap.string("mobilephone", "+79160000007")
                + "</a:Attributes><a:EntityState i:nil=\"true\" /><a:FormattedValues /><a:Id>" + NOBODY
                + "</a:Id><a:LogicalName>contact</a:LogicalName><a:RelatedEntities /></c:value>";
        return caller.execute(
                "b:MergeRequest",
                "Merge",
                PlainSoap.lookup("Target", "contact", target)
                        + PlainSoap.guid("SubordinateId", subordinate)
                        + PlainSoap.parameter("UpdateContent", content)
                        + PlainSoap.flag("PerformParentingChecks", false));
    }

    private void mergedIn(String system) {
        PlainSoap hub = crm(system, "floris-hub");
        assertThat(hub.retrieve("contact", in(system, "contact", stays)).attribute("mobilephone"))
                .isEqualTo("+79160000007");
        assertThat(hub.retrieve("contact", in(system, "contact", goes)).attribute("statecode"))
                .isEqualTo("1");
        assertThat(hub.retrieve("task", in(system, "task", task)).attribute("regardingobjectid"))
                .contains(in(system, "contact", stays));
    }

    private String created(String entity, String attributes) {
        PlainSoap.Answer answer = facade("forsage", false, seller).create(entity, NOBODY, attributes);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.text("CreateResult");
    }

    private RecordId record(String entity, String id) {
        return links.recordOf(new Ref("forsage", entity, id)).orElseThrow();
    }

    private String in(String system, String entity, String id) {
        return links.refIn(system, record(entity, id)).orElseThrow().id();
    }

    private Object stored(String entity, String id, String attribute) {
        return store.find(record(entity, id)).orElseThrow().attributes().get(attribute);
    }

    private JsonNode exchangesOf(String entity, String id) {
        return api("GET", "/api/v1/exchanges?record=" + record(entity, id).id() + "&limit=20", null)
                .path("items");
    }

    private List<JsonNode> merges() {
        List<JsonNode> merges = new ArrayList<>();
        for (JsonNode exchange : exchangesOf("contact", stays)) {
            if (exchange.path("label").asText().equals("Merge contact")) {
                merges.add(exchange);
            }
        }
        return merges;
    }

    private int conflicts() {
        return api(
                        "GET",
                        "/api/v1/findings?kind=conflict&state=open&record="
                                + record("task", task).id(),
                        null)
                .path("items")
                .size();
    }
}
