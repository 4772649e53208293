package org.floris.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.EOFException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;
import org.floris.journal.FindingKind;
import org.floris.journal.Findings;
import org.floris.journal.Image;
import org.floris.journal.NewFinding;
import org.floris.store.LinkTable;
import org.floris.store.UnifiedStore;
import org.floris.store.Users;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** The REST API over HTTP, with everything behind it. */
class RestApiTest extends RestApiInABox {
    @Autowired
    @Qualifier("handlerExceptionResolver")
    private HandlerExceptionResolver resolver;

    @Autowired
    private Findings findings;

    @Autowired
    private UnifiedStore store;

    @Autowired
    private LinkTable links;

    @Autowired
    private Users users;

    @Test
    void aDatabaseThatBreaksOffIsNowhereTakenForACallerWhoHasHungUp() {
        Exception broken = new DataAccessResourceFailureException("select", new EOFException());
        assertThat(resolver.resolveException(new MockHttpServletRequest(), new MockHttpServletResponse(), null, broken))
                .isNull();
    }

    @Test
    void theEventsAreDescribedForEverybodyInJsonAndYaml() throws Exception {
        Answer described = send("GET", "/asyncapi.json", null, null);
        assertThat(described.status()).isEqualTo(200);
        assertThat(described.body().at("/channels/client/address").asText()).isEqualTo("floris.events.client");
        HttpResponse<String> yaml = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/asyncapi.yaml"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(new YAMLMapper().readTree(yaml.body())).isEqualTo(described.body());
        assertThat(get("/v3/api-docs").body().at("/externalDocs/url").asText()).isEqualTo("/asyncapi.json");
    }

    @Test
    void aBatchGoesThereAndBack() throws Exception {
        Answer created = post("/api/v1/batches", "{\"name\":\"one\",\"target\":\"loris\",\"count\":2}");
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        assertThat(created.text("state")).isEqualTo("draft");
        assertThat(created.text("createdBy")).isEqualTo("engineer");
        assertThat(get("/api/v1/batches/one/plan").body().path("actions")).isNotEmpty();
        assertThat(post("/api/v1/batches/one/switch", null).text("state")).isEqualTo("switched");
        String login = get("/api/v1/batches/one/members")
                .body()
                .path("items")
                .path(0)
                .path("login")
                .asText();
        assertThat(get("/api/v1/users/" + login).text("home")).isEqualTo("loris");
        Answer again = post("/api/v1/batches/one/switch", null);
        assertProblem(again, 409, null);
        assertThat(again.body().path("refusals").path(0).path("code").asText()).isEqualTo("step-does-not-fit");
        assertThat(post("/api/v1/batches/one/rollback", null).text("state")).isEqualTo("rolled_back");
        assertThat(get("/api/v1/batches/one/history").body().path("items")).hasSize(5);
        assertThat(send("DELETE", "/api/v1/batches/one", null, "engineer").status())
                .isEqualTo(204);
        assertProblem(get("/api/v1/batches/one"), 404, null);
    }

    @Test
    void whatIsWrongIsNamed() throws Exception {
        assertProblem(post("/api/v1/batches", "{\"name\":\"x\",\"target\":\"mars\",\"count\":1}"), 400, "target");
        assertProblem(post("/api/v1/batches", "{\"name\":\"\",\"target\":\"loris\"}"), 400, "name");
        assertProblem(post("/api/v1/batches", "{\"name\":\"x\",\"target\":\"loris\",\"cuont\":1}"), 400, "cuont");
        assertProblem(post("/api/v1/batches", "{\"name\":\"x\",\"target\":\"loris\",\"count\":\"z\"}"), 400, "count");
        assertProblem(post("/api/v1/batches", "nonsense"), 400, null);
        assertProblem(get("/api/v1/exchanges?state=nonsense"), 400, "state");
        assertProblem(get("/api/v1/exchanges?sate=done"), 400, "sate");
        assertProblem(get("/api/v1/exchanges?limit=0"), 400, "limit");
        assertProblem(get("/api/v1/exchanges?from=yesterday"), 400, "from");
        assertProblem(get("/api/v1/exchanges/nonsense"), 400, "id");
        assertProblem(get("/api/v1/exchanges/0192f0c4-0000-7000-8000-000000000000"), 404, null);
        assertProblem(get("/api/v1/users/nobody"), 404, null);
        assertProblem(get("/api/v1/usage?group=moon"), 400, "group");
        assertProblem(send("PUT", "/api/v1/batches", "{}", "engineer"), 405, null);
        assertProblem(get("/api/v1/nonsense"), 404, null);
    }

    @Test
    void nobodyComesInWithoutAnAccountAndAViewerChangesNothing() throws Exception {
        assertThat(send("GET", "/api/v1/status", null, null).status()).isEqualTo(401);
        assertThat(send("POST", "/api/v1/batches", "{}", "viewer").status()).isEqualTo(403);
    }

    @Test
    void parkedEventsAreListedAndWhatIsNotParkedIsNotFound() throws Exception {
        assertThat(get("/api/v1/events/parked").body().path("items").isArray()).isTrue();
        String event = "/api/v1/events/parked/0192f0c4-0000-7000-8000-000000000000/";
        assertProblem(send("POST", event + "retry", null, "operator"), 404, null);
        assertProblem(send("POST", event + "drop", null, "operator"), 404, null);
        assertThat(send("POST", event + "drop", null, "viewer").status()).isEqualTo(403);
    }

    @Test
    @Timeout(120)
    void aFindingIsListedShownPlannedAndDecidedOnce() throws Exception {
        firstLoadIsDone();
        RecordId client = store.scan("client", Optional.empty(), 1).get(0).id();
        UUID id = findings.open(new NewFinding(
                FindingKind.CONFLICT,
                Optional.empty(),
                users.all().stream().findFirst(),
                "ask",
                Optional.of(client),
                links.refIn("forsage", client).orElseThrow(),
                "forsage",
                Optional.of("loris"),
                Why.plain("They differ."),
                Optional.of(Image.of(new Attributes(Map.of("lastName", "Secret")))),
                Optional.empty()));
        String finding = "/api/v1/findings/" + id;
        JsonNode listed = get("/api/v1/findings?state=open&kind=conflict&record=" + client.id())
                .body();
        assertThat(listed.path("items")).singleElement().satisfies(item -> {
            assertThat(item.path("id").asText()).isEqualTo(id.toString());
            assertThat(item.path("reason").asText()).isEqualTo("They differ.");
            assertThat(item.path("nextSteps")).isNotEmpty();
        });
        JsonNode shown = get(finding).body();
        assertThat(shown.toString()).doesNotContain("Secret");
        assertThat(shown.at("/homeImage/exists").asBoolean()).isTrue();
        assertThat(shown.path("mirrorImage").isNull()).isTrue();
        assertThat(get("/api/v1/status").body().at("/findings/state").asText()).isEqualTo("attention");

        assertThat(get(finding + "/plan?decision=take-home").text("state")).isEqualTo("planned");
        assertProblem(get(finding + "/plan?decision=nonsense"), 400, "decision");
        assertProblem(post(finding + "/edit", "{\"values\":{}}"), 400, "values");
        assertProblem(post(finding + "/edit", "{\"values\":{\"nonsense\":\"x\"}}"), 400, null);
        assertThat(send("POST", finding + "/take-home", null, "viewer").status())
                .isEqualTo(403);

        Answer settled = send("POST", finding + "/take-home", null, "operator");
        assertThat(settled.status()).as(settled.body().toString()).isEqualTo(200);
        assertThat(settled.text("state")).isEqualTo("settled");
        JsonNode exchange = get("/api/v1/exchanges/" + settled.text("exchange")).body();
        assertThat(exchange.at("/outcome/state").asText()).isEqualTo("done");
        assertThat(exchange.at("/outcome/reason").asText()).contains(id.toString());
        Answer again = post(finding + "/take-mirror", null);
        assertProblem(again, 409, null);
        assertThat(again.text("reason")).contains("operator");
        assertThat(get(finding).body().at("/finding/settledBy").asText()).isEqualTo("operator");
        assertProblem(get("/api/v1/findings/0192f0c4-0000-7000-8000-000000000000"), 404, null);
        assertProblem(get("/api/v1/findings?kind=nonsense"), 400, "kind");
    }

    private void firstLoadIsDone() throws Exception {
        while (!get("/api/v1/first-load").text("state").equals("done")) {
            Thread.sleep(100);
        }
    }

    @Test
    void usersComeInPagesByCursor() throws Exception {
        Answer first = get("/api/v1/users?limit=3");
        assertThat(first.body().path("items")).hasSize(3);
        Answer second = get("/api/v1/users?limit=3&cursor=" + first.text("nextCursor"));
        assertThat(second.body().path("items").path(0).path("login").asText()).isGreaterThan(first.text("nextCursor"));
        assertThat(get("/api/v1/users?home=loris&limit=1000").body().path("items"))
                .isNotEmpty()
                .allSatisfy(user -> assertThat(user.path("home").asText()).isEqualTo("loris"));
    }

    @Test
    void statusSystemsAndFirstLoadAreTold() throws Exception {
        JsonNode status = get("/api/v1/status").body();
        assertThat(status.path("systems")).hasSize(2);
        assertThat(status.path("state").asText()).isIn("fine", "waiting", "attention", "wrong");
        assertThat(get("/api/v1/systems/forsage").text("system")).isEqualTo("forsage");
        assertProblem(get("/api/v1/systems/mars"), 404, null);
        assertThat(get("/api/v1/first-load").body().path("entities")).isNotEmpty();
    }

    @Test
    void aComparisonIsAcceptedAndCanBeFollowed() throws Exception {
        Answer begun = post("/api/v1/comparisons", null);
        assertThat(begun.status()).isEqualTo(202);
        assertThat(get("/api/v1/comparisons/" + begun.text("id")).status()).isEqualTo(200);
    }

    @Test
    void faultsAreInjectedAndHealed() throws Exception {
        String path = "/api/v1/sandbox/systems/loris/faults";
        Answer added = send("POST", path, "{\"kind\":\"LATENCY\",\"delayMillis\":1}", "operator");
        assertThat(added.status()).as(added.body().toString()).isEqualTo(201);
        assertThat(get(path).body().path("items")).hasSize(1);
        assertThat(send("DELETE", path, null, "operator").status()).isEqualTo(204);
        assertThat(get(path).body().path("items")).isEmpty();
        assertProblem(send("POST", path, "{}", "operator"), 400, "kind");
    }

    @Test
    void everyOperationIsDescribed() throws Exception {
        JsonNode description = get("/v3/api-docs").body();
        assertThat(description.path("paths").size()).isGreaterThan(15);
        description.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/api/v1/"))
                .forEach(path -> path.getValue().forEach(operation -> assertThat(
                                operation.path("summary").asText())
                        .as(path.getKey())
                        .isNotBlank()));
    }

    @Test
    void personalDataAreShownToThoseWhoMayAndSayWhyAndTheViewIsListed() throws Exception {
        String unmasked = "/api/v1/exchanges/0192f0c4-0000-7000-8000-000000000000/unmasked";
        String reason = "{\"reason\":\"Request 4711 of the client\"}";

        assertThat(send("POST", unmasked, reason, "operator").status()).isEqualTo(403);
        assertProblem(send("POST", unmasked, "{\"reason\":\"why\"}", "engineer"), 400, "reason");
        assertProblem(send("POST", unmasked, reason, "engineer"), 404, null);

        assertThat(get("/api/v1/personal-data-views").status()).isEqualTo(403);
        Answer views = send("GET", "/api/v1/personal-data-views?viewer=engineer", null, "admin");
        assertThat(views.body().path("items").path(0).path("reason").asText()).isEqualTo("Request 4711 of the client");
        assertThat(views.body().path("items").path(0).path("way").asText()).isEqualTo("rest");
    }

    @Test
    void theKeysThatHaveSealedTheJournalAreListedByTheirIds() throws Exception {
        Answer keys = get("/api/v1/journal-keys");

        assertThat(keys.body().path("items").path(0).path("state").asText()).isEqualTo("current");
        assertThat(keys.body().path("items").path(0).path("id").asText()).matches("[0-9a-f]{8}");
    }

    @Test
    void aSystemIsTakenOutOfUseWithAReasonAndPutBack() throws Exception {
        assertProblem(send("PUT", "/api/v1/systems/loris/maintenance", "{}", "operator"), 400, "reason");
        assertThat(send("PUT", "/api/v1/systems/loris/maintenance", "{\"reason\":\"x\"}", "engineer")
                        .status())
                .isEqualTo(403);
        assertProblem(send("PUT", "/api/v1/systems/abs/maintenance", "{\"reason\":\"x\"}", "operator"), 404, null);

        Answer off = send("PUT", "/api/v1/systems/loris/maintenance", "{\"reason\":\"New release\"}", "operator");

        assertThat(off.status()).isEqualTo(200);
        assertThat(off.text("state")).isEqualTo("off");
        assertThat(off.text("reason")).contains("New release");
        assertThat(off.body().at("/maintenance/by").asText()).isEqualTo("operator");
        assertThat(off.body().path("nextSteps").path(0).asText()).contains("--off");
        Answer on = send("DELETE", "/api/v1/systems/loris/maintenance", null, "operator");
        assertThat(on.status()).isEqualTo(200);
        assertThat(on.body().path("maintenance").isNull()).isTrue();
    }

    @Test
    void whatIsOwedIsCountedAndFilteredAndWrongFiltersAreNamed() throws Exception {
        Answer summary = get("/api/v1/deferred/summary");
        assertThat(summary.text("state")).isEqualTo("fine");
        assertThat(summary.body().path("dirty").asLong()).isZero();
        assertThat(get("/api/v1/deferred?system=loris&state=waiting,parked")
                        .body()
                        .path("items"))
                .isEmpty();
        assertProblem(get("/api/v1/deferred?state=lost"), 400, "state");
        assertProblem(get("/api/v1/deferred?login=nobody.at.all"), 400, "login");
        assertProblem(get("/api/v1/deferred?batch=none"), 400, "batch");
        assertProblem(get("/api/v1/deferred?sistem=loris"), 400, "sistem");
    }

    @Test
    void aReplayIsStartedByAnOperatorShownAndStopped() throws Exception {
        String dry = "{\"system\":\"loris\",\"state\":\"parked\",\"dryRun\":true,\"ratePerSecond\":5}";
        assertThat(send("POST", "/api/v1/replays", dry, "viewer").status()).isEqualTo(403);
        assertProblem(send("POST", "/api/v1/replays", "{\"ratePerSecond\":0}", "operator"), 400, "ratePerSecond");
        assertProblem(send("POST", "/api/v1/replays", "{\"state\":\"lost\"}", "operator"), 400, "state");

        Answer started = send("POST", "/api/v1/replays", dry, "operator");

        assertThat(started.status()).as(started.body().toString()).isEqualTo(201);
        assertThat(started.body().path("dryRun").asBoolean()).isTrue();
        assertThat(started.body().at("/filter/state").asText()).isEqualTo("parked");
        assertThat(started.text("by")).isEqualTo("operator");
        String path = "/api/v1/replays/" + started.text("id");
        Answer stopped = send("POST", path + "/stop", null, "operator");
        assertThat(stopped.text("state")).isIn("stopped", "done");
        assertThat(get(path).text("state")).isEqualTo(stopped.text("state"));
        assertThat(get(path + "/changes").body().path("items")).isEmpty();
        assertThat(get("/api/v1/replays").body().path("items")).isNotEmpty();
        assertProblem(get("/api/v1/replays/00000000-0000-0000-0000-000000000000"), 404, null);
    }
}
