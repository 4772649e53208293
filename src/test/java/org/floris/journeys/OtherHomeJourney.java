package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.store.LinkTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A client program still speaks forsage's dialect, and its user works in loris already. */
class OtherHomeJourney extends HubInABox {
    @Autowired
    LinkTable links;

    private PlainSoap forsage;
    private String client;
    private String lorisClient;

    @BeforeEach
    void anUnderwriterWithAnOldProgram() {
        forsage = facade("forsage", false, user("underwriting"));
        client = sample("forsage", "contact", 13);
        RecordId record = links.recordOf(new Ref("forsage", "contact", client)).orElseThrow();
        lorisClient = links.refIn("loris", record).map(Ref::id).orElseThrow();
    }

    @Test
    void hisWriteGoesToLorisFirstAndIsAnsweredInForsagesTerms() {
        PlainSoap.Answer answer = forsage.update("contact", client, PlainSoap.picked("familystatuscode", 3));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(crm("loris", "floris-hub").retrieve("contact", lorisClient).attribute("lrs_maritalstatus"))
                .isEqualTo("100000002");
        assertThat(crm("forsage", "floris-hub").retrieve("contact", client).attribute("familystatuscode"))
                .isEqualTo("3");
    }

    @Test
    void hisReadComesFromLorisInForsagesAttributesAndIds() {
        PlainSoap.Answer answer = forsage.retrieve("contact", client, "lastname", "familystatuscode", "frs_passport");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("Id")).isEqualTo(client);
        assertThat(answer.attribute("lastname"))
                .isEqualTo(crm("loris", "floris-hub")
                        .retrieve("contact", lorisClient)
                        .attribute("lastname"));
        assertThat(answer.attribute("frs_passport")).matches("\\d{4} \\d{6}");
        assertThat(answer.attribute("mobilephone")).isNull();
    }

    @Test
    void hisQueriesFindTheSameBeforeAndAfterHisMove() {
        String login = lastSeller();
        String name = login.substring(login.indexOf('\\') + 1);
        PlainSoap office = facade("forsage", false, login);
        String batch = "Queries " + UUID.randomUUID();
        api(
                "POST",
                "/api/v1/batches",
                "{\"name\": \"" + batch + "\", \"target\": \"loris\", \"logins\": [\"" + name + "\"]}");
        Map<String, Set<String>> before = found(office);
        step(batch, "switch");
        try {
            Map<String, Set<String>> after = found(office);

            assertThat(before.values()).allSatisfy(rows -> assertThat(rows).isNotEmpty());
            after.forEach((query, rows) -> assertThat(rows).as(query).isEqualTo(before.get(query)));
            String visits = PlainQueries.fetch("<fetch><entity name='contact'><filter><condition attribute='frs_icq'"
                    + " operator='eq' value='1'/></filter></entity></fetch>");
            PlainSoap.Answer refused = office.call("RetrieveMultiple", visits);
            assertThat(refused.text("ErrorCode")).isEqualTo("-2147217149");
            assertThat(refused.text("Message")).contains("'frs_icq' of 'contact'");
        } finally {
            step(batch, "rollback");
        }
    }

    @Test
    void aProgramOfLorisFindsTheSameForOneWhoIsStillInForsage() {
        Set<String> inLoris =
                PlainQueries.rows(facade("loris", false, user("underwriting")), PlainQueries::closedApplications);
        Set<String> fromForsage =
                PlainQueries.rows(facade("loris", false, user("sales")), PlainQueries::closedApplications);

        assertThat(fromForsage).isNotEmpty().isEqualTo(inLoris);
    }

    /** Nobody else's story is about him. */
    private String lastSeller() {
        String login = null;
        for (JsonNode user : admin("forsage", "/sandbox/users")) {
            if (user.path("department").asText().equals("sales")) {
                login = user.path("login").asText();
            }
        }
        return login;
    }

    private Map<String, Set<String>> found(PlainSoap office) {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        PlainQueries.ALL.forEach((name, query) -> found.put(name, PlainQueries.rows(office, query)));
        return found;
    }

    private void step(String batch, String step) {
        JsonNode done = api("POST", "/api/v1/batches/" + batch.replace(" ", "%20") + "/" + step, null);
        assertThat(done.path("state").asText())
                .as(done.toString())
                .startsWith(step.equals("switch") ? "switch" : "roll");
    }

    @Test
    void hisQueryIsTranslatedConditionsIncluded() {
        String lastName =
                crm("forsage", "floris-hub").retrieve("contact", client).attribute("lastname");

        PlainSoap.Answer answer = forsage.query("contact", "lastname", "lastname", lastName);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains(client).doesNotContain(lorisClient);
    }

    @Test
    void whatIsRelatedComesAlongFromLorisAsItWouldFromForsage() {
        String applicant = crm("forsage", "floris-hub")
                .retrieve("opportunity", sample("forsage", "opportunity", 5), "customerid")
                .attribute("customerid")
                .substring(0, 36);
        String parameters = PlainSoap.lookup("Target", "contact", applicant)
                + PlainSoap.parameter(
                        "ColumnSet",
                        "<c:value i:type=\"a:ColumnSet\"><a:AllColumns>true</a:AllColumns><a:Columns/></c:value>")
                + PlainSoap.parameter("RelatedEntitiesQuery", PlainQueries.related("opportunity_customer_contacts"));
        String own = crm("forsage", "floris-hub")
                .execute("a:RetrieveRequest", "Retrieve", parameters)
                .body();
        PlainSoap.Answer answer = forsage.execute("a:RetrieveRequest", "Retrieve", parameters);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.attribute("frs_passport")).matches("\\d{4} \\d{6}");
        assertThat(PlainQueries.relatedIds(answer.body())).isNotEmpty().isEqualTo(PlainQueries.relatedIds(own));
    }

    private PlainData scripts(String login) {
        return new PlainData("http://127.0.0.1:" + port + "/xrm/forsage/XRMServices/2011/OrganizationData.svc", login);
    }

    @Test
    void hisFormScriptsReadWhatLorisHasInForsagesNames() {
        PlainData scripts = scripts(user("underwriting"));
        PlainSoap.Answer held = crm("loris", "floris-hub").retrieve("contact", lorisClient);

        PlainData.Answer one = scripts.get("ContactSet(guid'" + client + "')?$select=LastName,frs_passport,OwnerId");
        assertThat(one.status()).as(one.body()).isEqualTo(200);
        assertThat(one.d().path("LastName").asText()).isEqualTo(held.attribute("lastname"));
        assertThat(one.d().path("frs_passport").asText()).matches("\\d{4} \\d{6}");
        assertThat(one.d().path("OwnerId").path("LogicalName").asText()).isEqualTo("systemuser");

        PlainData.Answer page = scripts.get("OpportunitySet?$filter=StateCode/Value eq 0&$orderby=Name&$top=5"
                + "&$expand=opportunity_customer_contacts");
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.d().path("results")).hasSize(5).allSatisfy(row -> assertThat(
                        row.path("opportunity_customer_contacts")
                                .path("LastName")
                                .asText())
                .isNotEmpty());
        assertThat(scripts.atom("ContactSet?$top=1")).contains("<feed", "<d:LastName>");
        assertThat(scripts.get("ContactSet?$filter=frs_icq eq '1'").error()).contains("'frs_icq' of 'contact'");
        assertThat(scripts.get("NothingSet").status()).isEqualTo(404);
        assertThat(scripts("nobody.known").get("ContactSet").status()).isEqualTo(401);
    }

    @Test
    void hisFormScriptsReadSinglePropertiesAndWhatPointsToARecord() {
        PlainData sales = scripts(user("sales"));
        JsonNode employed = sales.get(
                        "ContactSet?$filter=ParentCustomerId/Id ne null" + "&$select=ContactId,ParentCustomerId&$top=1")
                .d()
                .path("results")
                .path(0);
        String employer = employed.path("ParentCustomerId").path("Id").asText();
        String contact = "ContactSet(guid'" + employed.path("ContactId").asText() + "')";
        String colleagues = "AccountSet(guid'" + employer + "')/contact_customer_accounts?$select=ContactId";
        for (PlainData who : new PlainData[] {sales, scripts(user("underwriting"))}) {
            String name = who.get(contact + "/LastName").d().path("LastName").asText();
            assertThat(name).isNotEmpty();
            assertThat(who.get(contact).type()).isEqualTo("application/json;charset=utf-8");
            assertThat(who.getAtom(contact).type()).isEqualTo("application/atom+xml;charset=utf-8");
            assertThat(who.get(contact + "/LastName/$value").body()).isEqualTo(name);
            assertThat(who.atom(contact + "/LastName")).contains("<LastName", ">" + name + "</LastName>");
            assertThat(who.get(contact + "/ParentCustomerId").d().toString()).contains(employer, "\"account\"");
            assertThat(who.get(contact + "/ParentCustomerId/Id").d().path("Id").asText())
                    .isEqualTo(employer);
            assertThat(who.get(colleagues).d().path("results").findValuesAsText("ContactId"))
                    .contains(employed.path("ContactId").asText())
                    .hasSameElementsAs(sales.get(colleagues).d().path("results").findValuesAsText("ContactId"));
            assertThat(who.atom(colleagues))
                    .contains("<feed", employed.path("ContactId").asText());
        }
    }

    @Test
    void aFormScriptsBatchReachesBothSystemsPartByPart() {
        for (String login : new String[] {user("sales"), user("underwriting")}) {
            PlainData scripts = scripts(login);
            String task = UUID.randomUUID().toString();
            String named = "TaskSet(guid'" + task + "')";
            PlainData.Answer answer = scripts.batch(
                    PlainData.writing("POST TaskSet", "{\"ActivityId\": \"" + task + "\", \"Subject\": \"Из пакета\"}"),
                    PlainData.writing("MERGE " + named, "{\"PriorityCode\": {\"Value\": 2}}"),
                    PlainData.reading(named + "/Subject", "application/json"),
                    PlainData.reading(named + "?$select=Subject", "application/atom+xml"),
                    PlainData.writing("MERGE TaskSet(guid'" + UUID.randomUUID() + "')", "{\"Subject\": \"Чужая\"}"),
                    PlainData.reading("TaskSet/$count", "application/json"));

            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
            assertThat(answer.body())
                    .containsSubsequence(
                            "HTTP/1.1 201 Created",
                            "HTTP/1.1 204 No Content",
                            "HTTP/1.1 200 OK",
                            "{\"d\":{\"Subject\":\"Из пакета\"}}",
                            "HTTP/1.1 200 OK",
                            "<d:Subject>Из пакета</d:Subject>",
                            "HTTP/1.1 404 Not Found",
                            "{\"error\":",
                            "HTTP/1.1 400 Bad Request",
                            "'$count' is not supported");
            for (String system : new String[] {"forsage", "loris"}) {
                PlainSoap.Answer held = crm(system, "floris-hub").retrieve("task", task, "subject", "prioritycode");
                assertThat(held.attribute("subject")).isEqualTo("Из пакета");
                assertThat(held.attribute("prioritycode")).isEqualTo("2");
            }
            assertThat(scripts.delete(named).status()).isEqualTo(204);
        }
    }

    @Test
    void aFormScriptTiesRecordsInBothSystems() {
        String application = sample("forsage", "opportunity", 7);
        String coBorrower = sample("forsage", "contact", 29);
        String links = "OpportunitySet(guid'" + application + "')/$links/frs_opportunity_contact";
        PlainData scripts = scripts(user("sales"));

        PlainData.Answer tied = scripts.create(links, "{\"uri\": \"ContactSet(guid'" + coBorrower + "')\"}");
        assertThat(tied.status()).as(tied.body()).isEqualTo(204);
        try {
            for (PlainData who : new PlainData[] {scripts, scripts(user("underwriting"))}) {
                PlainData.Answer found =
                        who.get("OpportunitySet(guid'" + application + "')/frs_opportunity_contact?$select=LastName");
                assertThat(found.body()).contains(coBorrower);
                assertThat(who.get(links).body()).contains("ContactSet(guid'" + coBorrower + "')");
                assertThat(who.get("OpportunitySet(guid'" + application + "')?$expand=frs_opportunity_contact")
                                .body())
                        .contains(coBorrower);
            }
        } finally {
            assertThat(scripts.delete(links + "(guid'" + coBorrower + "')").status())
                    .isEqualTo(204);
        }
        assertThat(scripts.get(links).body()).doesNotContain(coBorrower);
    }

    @Test
    void aFormScriptsWritesReachBothSystems() {
        PlainData scripts = scripts(user("sales"));
        PlainData.Answer made = scripts.create("TaskSet", "{\"Subject\": \"Перезвонить\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String id = made.d().path("ActivityId").asText();
        PlainData.Answer merged = scripts.merge("TaskSet(guid'" + id + "')", "{\"PriorityCode\": {\"Value\": 2}}");
        assertThat(merged.status()).as(merged.body()).isEqualTo(204);
        for (String system : new String[] {"forsage", "loris"}) {
            PlainSoap.Answer task = crm(system, "floris-hub").retrieve("task", id, "subject", "prioritycode");
            assertThat(task.attribute("subject")).isEqualTo("Перезвонить");
            assertThat(task.attribute("prioritycode")).isEqualTo("2");
        }
        mergedByTheVerbItself(scripts, id);
        assertThat(scripts.delete("TaskSet(guid'" + id + "')").status()).isEqualTo(204);
        assertThat(crm("loris", "floris-hub").retrieve("task", id).fault()).isTrue();
        assertThat(scripts.get("TaskSet(guid'" + id + "')").status()).isEqualTo(404);
    }

    /** A repeat under the key does nothing, so what was written in between stays. */
    private void mergedByTheVerbItself(PlainData scripts, String id) {
        String task = "TaskSet(guid'" + id + "')";
        String key = UUID.randomUUID().toString();
        String high = "{\"PriorityCode\": {\"Value\": 0}}";
        assertThat(scripts.bareMerge(task, high, key).status()).isEqualTo(204);
        assertThat(scripts.merge(task, "{\"PriorityCode\": {\"Value\": 1}}").status())
                .isEqualTo(204);
        assertThat(scripts.bareMerge(task, high, key).status()).isEqualTo(204);
        for (String system : new String[] {"forsage", "loris"}) {
            assertThat(crm(system, "floris-hub")
                            .retrieve("task", id, "prioritycode")
                            .attribute("prioritycode"))
                    .isEqualTo("1");
        }
        assertThat(scripts("nobody.known").bareMerge(task, high, key).status()).isEqualTo(401);
        PlainData byHost =
                new PlainData("http://127.0.0.1:" + port + "/XrmServices/2011/OrganizationData.svc", "nobody");
        assertThat(byHost.bareMerge(task, high, key).error()).contains("No system '127.0.0.1' is served here");
    }
}
