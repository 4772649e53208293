package org.floris.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.floris.Floris;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands against a web server that gives the answers of the REST API. */
class LauncherTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> asked = new ArrayList<>();
    private HttpServer hub;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void aHub() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        hub.start();
    }

    @AfterEach
    void noHub() {
        hub.stop(0);
    }

    private int run(String... arguments) {
        CommandLine line = Launcher.commandLine(Floris.class);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private int ask(String... arguments) {
        String url = "--url=http://127.0.0.1:" + hub.getAddress().getPort();
        return run(Stream.concat(Stream.of(arguments), Stream.of(url)).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "run",
                "status",
                "journal",
                "events",
                "findings",
                "usage",
                "cutover",
                "doctor",
                "systems",
                "deferred",
                "replay"
            })
    void everyCommandExplainsItself(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: floris " + command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "status --nonsense",
                "cutover",
                "cutover create x",
                "journal show",
                "events",
                "events drop",
                "findings",
                "findings show",
                "findings edit 0192f0c4",
                "findings edit 0192f0c4 --set nonsense",
                "systems",
                "systems maintenance loris",
                "systems maintenance loris --on",
                "systems maintenance loris --on --off",
                "deferred",
                "replay",
                "replay start --rate fast",
                "replay stop",
                "usage --limit x"
            })
    void wrongUseIsExitCodeTwo(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotEmpty().doesNotContain("\tat ");
    }

    @Test
    void aSystemIsTakenOutOfUseWithItsReasonAndPutBack() {
        answer =
                """
                {"system": "loris", "state": "off", "reason": "loris is in maintenance: New release",
                  "nextSteps": ["End it when it is over."], "dirty": 3}""";
        assertThat(ask("systems", "maintenance", "loris", "--on", "--reason", "New release"))
                .isZero();
        assertThat(ask("systems", "maintenance", "loris", "--off")).isZero();
        assertThat(asked)
                .containsExactly(
                        "PUT /api/v1/systems/loris/maintenance {\"reason\":\"New release\"}",
                        "DELETE /api/v1/systems/loris/maintenance ");
        assertThat(out.toString()).contains("loris: off", "New release", "3 changes", "floris deferred list");
    }

    @Test
    void whatIsOwedIsListedByFilter() {
        answer =
                """
                {"items": [{"system": "loris", "record": "client/1", "operation": "update", "state": "parked",
                  "since": "2026-11-02T09:00:00Z", "attempts": 2, "login": "abramov.gi", "exchangeId": "0192",
                  "reason": "loris refused the change with code 7."}], "nextCursor": "17"}""";
        assertThat(ask("deferred", "list", "--system", "loris", "--batch", "sales-1", "--state", "parked"))
                .isZero();
        assertThat(asked.get(0)).startsWith("GET /api/v1/deferred?system=loris&batch=sales-1&state=parked&limit=20");
        assertThat(out.toString()).contains("client/1", "loris refused the change", "--cursor 17");
    }

    @Test
    void aReplayIsStartedShownAndStopped() {
        answer =
                """
                {"id": "0192", "state": "running", "reason": "It goes on.", "nextSteps": [], "done": 3, "total": 9,
                  "ratePerSecond": 50, "by": "operator", "startedAt": "2026-11-02T09:00:00Z",
                  "outcomes": {"would-write": 3}, "filter": {"system": "loris"}, "items": []}""";
        assertThat(ask("replay", "start", "--system", "loris", "--rule", "mirror-refused", "--dry-run", "--rate", "50"))
                .isZero();
        assertThat(ask("replay", "show", "0192")).isZero();
        assertThat(ask("replay", "stop", "0192")).isZero();
        assertThat(asked)
                .containsExactly(
                        "POST /api/v1/replays {\"dryRun\":true,\"ratePerSecond\":50,\"system\":\"loris\","
                                + "\"rule\":\"mirror-refused\"}",
                        "GET /api/v1/replays/0192 ",
                        "GET /api/v1/replays/0192/changes?limit=50 ",
                        "POST /api/v1/replays/0192/stop ");
        assertThat(out.toString()).contains("3 of 9 changes", "would-write", "running");
    }

    @Test
    void aBatchOfNobodyIsWrongUse() {
        assertThat(ask("cutover", "create", "x", "--target", "loris")).isEqualTo(2);
        assertThat(asked).isEmpty();
    }

    @Test
    void aHubThatIsNotThereIsExitCodeOneAndSaysWhatToDo() {
        hub.stop(0);
        assertThat(ask("status")).isEqualTo(1);
        assertThat(err.toString()).contains("No hub answers at", "./floris run").doesNotContain("Exception");
    }

    @Test
    void aGatesRefusalIsExitCodeThreeWithItsReasons() {
        status = 409;
        answer =
                """
                {"state":"refused","reason":"loris is not up.","nextSteps":["Bring it up."],"refusals":[
                {"code":"target-down","sentence":"loris is not up.","nextStep":"Bring it up."}]}""";
        assertThat(ask("cutover", "switch", "sales 1")).isEqualTo(3);
        assertThat(err.toString()).contains("loris is not up.", "Bring it up.");
        assertThat(asked).containsExactly("POST /api/v1/batches/sales%201/switch ");
    }

    @Test
    void aRefusalAsJsonIsTheProblemItself() {
        status = 409;
        answer = "{\"state\":\"refused\",\"reason\":\"no\",\"refusals\":[]}";
        assertThat(ask("cutover", "rollback", "sales-1", "--json")).isEqualTo(3);
        assertThat(Json.parse(out.toString()).path("state").asText()).isEqualTo("refused");
    }

    @Test
    void aPlanThatIsRefusedIsExitCodeThreeToo() {
        answer =
                """
                {"batch":{"name":"sales-1"},"step":"switch","actions":["Mark."],"members":[],"refusals":[
                {"code":"batch-empty","sentence":"The batch has no members.","nextStep":"Create another."}]}""";
        assertThat(ask("cutover", "plan", "sales-1")).isEqualTo(3);
        assertThat(out.toString()).contains("1. Mark.", "The batch has no members.");
    }

    @Test
    void aWrongFieldIsNamedAndWrongUse() {
        status = 400;
        answer = "{\"reason\":\"wrong\",\"fields\":[{\"field\":\"target\",\"message\":\"there is no mars\"}]}";
        assertThat(ask("cutover", "create", "x", "--target", "mars", "--count", "5"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("target: there is no mars");
        assertThat(asked.get(0)).contains("\"count\":5");
    }

    @Test
    void statusSaysStateReasonAndNextSteps() {
        answer =
                """
                {"state":"wrong","reason":"loris does not answer.","nextSteps":["Bring loris up."],"version":"1",
                "systems":[{"system":"loris","state":"wrong","reason":"x","breaker":"open","answeredInMillis":3,
                "usersAtHome":7}],"firstLoad":{"state":"done","reason":"It is done."}}""";
        assertThat(ask("status")).isEqualTo(1);
        assertThat(out.toString()).contains("wrong", "loris does not answer.", "next: Bring loris up.", "open");
    }

    @Test
    void parkedEventsAreListedRetriedAndDropped() {
        answer =
                """
                {"items":[{"id":"e-1","state":"parked","reason":"Schema 1.0 of client events: x","since":"2026-11-23T08:00:00Z",
                "entity":"client","operation":"update","behind":2,"attempts":3}]}""";
        assertThat(ask("events", "parked")).isZero();
        assertThat(out.toString()).contains("e-1", "parked", "Schema 1.0 of client events");
        assertThat(ask("events", "retry", "e-1")).isZero();
        assertThat(ask("events", "drop", "e-1")).isZero();
        assertThat(asked)
                .containsExactly(
                        "GET /api/v1/events/parked ",
                        "POST /api/v1/events/parked/e-1/retry ",
                        "POST /api/v1/events/parked/e-1/drop ");
    }

    @Test
    void findingsAreListedWithTheirFilters() {
        answer =
                """
                {"items":[{"id":"f-1","kind":"undecided","state":"open","reason":"In loris somebody else has changed it.",
                "openedAt":"2026-11-23T08:00:00Z","login":"anna","batch":"sales-1","record":"client/1","home":"forsage",
                "mirror":"loris"}],"nextCursor":"f-1"}""";
        assertThat(ask("findings", "list", "--state", "open", "--batch", "sales-1"))
                .isZero();
        assertThat(out.toString()).contains("f-1", "sales-1", "forsage / loris", "More: --cursor f-1");
        assertThat(asked).containsExactly("GET /api/v1/findings?state=open&batch=sales-1&limit=20 ");
    }

    @Test
    void aFindingIsDecidedWithTheValuesThatWereSet() {
        answer =
                """
                {"finding":"f-1","decision":"edit","state":"settled","reason":"All hold it.","nextSteps":[],
                "exchange":"e-1","exchangeState":"done","writes":[
                {"system":"loris","operation":"update","from":{"jobTitle":"x"},"to":{"jobTitle":"Notary"}}]}""";
        assertThat(ask("findings", "edit", "f-1", "--set", "jobTitle=Notary", "--set", "phone="))
                .isZero();
        assertThat(out.toString()).contains("settled", "jobTitle", "Notary", "e-1");
        assertThat(asked)
                .containsExactly(
                        "POST /api/v1/findings/f-1/edit {\"values\":{\"jobTitle\":\"Notary\",\"phone\":null}}");
    }

    @Test
    void whoeverDecidesSecondIsToldWhoWasFirstWithExitCodeThree() {
        status = 409;
        answer =
                """
                {"state":"refused","reason":"anna has settled finding f-1.","nextSteps":["See what came of it."]}""";
        assertThat(ask("findings", "take-home", "f-1")).isEqualTo(3);
        assertThat(err.toString()).contains("anna has settled", "See what came of it.");
        assertThat(asked).containsExactly("POST /api/v1/findings/f-1/take-home ");
    }

    @Test
    void aSettlingPlanThatIsRefusedIsExitCodeThreeToo() {
        answer = "{\"finding\":\"f-1\",\"state\":\"refused\",\"reason\":\"loris cannot be asked.\"}";
        assertThat(ask("findings", "plan", "f-1", "--decision", "take-mirror")).isEqualTo(3);
        assertThat(out.toString()).contains("loris cannot be asked.");
        assertThat(asked).containsExactly("GET /api/v1/findings/f-1/plan?decision=take-mirror ");
    }

    @Test
    void doctorAndStatusMentionOpenFindingsWithTheirNextStep() {
        answer =
                """
                {"state":"attention","reason":"x","nextSteps":[],"systems":[],"firstLoad":{"state":"done"},
                "exchanges":{"state":"fine","reason":"y"},"findings":{"state":"attention",
                "reason":"2 findings wait for a decision: 2 parked.","nextSteps":["See them with: floris findings list"]}}""";
        assertThat(ask("status")).isZero();
        assertThat(ask("doctor")).isZero();
        assertThat(out.toString().split("2 findings wait for a decision", -1)).hasSize(3);
        assertThat(out.toString()).contains("next: See them with: floris findings list");
    }

    @Test
    void doctorSaysWhatADeadHubHasLeftAndWhatBecameOfIt() {
        answer =
                """
                {"state":"fine","reason":"x","nextSteps":[],"systems":[],"items":[{"hub":"vm-1","state":"attention",
                "reason":"It had left 2 exchanges in the middle: 1 finished, 0 taken back, 1 still open.",
                "nextSteps":["Decide finding f-1: floris findings plan f-1"],"exchanges":[
                {"id":"e-1","became":"finished","state":"done","finding":null},
                {"id":"e-2","became":"still open","state":"in_doubt","finding":"f-1"}]}]}""";
        assertThat(ask("doctor")).isZero();
        assertThat(out.toString())
                .contains("hub vm-1", "2 exchanges in the middle", "next: Decide finding f-1")
                .containsPattern("e-1 +finished +done +-")
                .containsPattern("e-2 +still open +in_doubt +f-1");
        assertThat(asked).contains("GET /api/v1/recoveries?limit=5 ");
    }

    @Test
    void doctorNamesWhatIsNotThere() {
        hub.stop(0);
        assertThat(ask("doctor", "--json")).isEqualTo(1);
        assertThat(Json.parse(out.toString())
                        .path("checks")
                        .path(1)
                        .path("reason")
                        .asText())
                .contains("No hub answers");
    }

    @Test
    void aRefusedLogInIsSaid() {
        status = 401;
        assertThat(ask("usage")).isEqualTo(1);
        assertThat(err.toString()).contains("FLORIS_PASSWORD");
    }

    @Test
    void aPortInUseIsOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(run("run", "--port", Integer.toString(taken.getLocalPort())))
                    .isEqualTo(1);
            assertThat(err.toString().strip().lines())
                    .singleElement()
                    .asString()
                    .contains("is in use");
        }
    }

    @Test
    void tablesAreAligned() {
        StringWriter text = new StringWriter();
        new Table("NAME", "CALLS").row("a", 5).row("longer", 1234).print(new PrintWriter(text, true));
        assertThat(text.toString().lines()).containsExactly("NAME    CALLS", "a           5", "longer   1234");
    }

    @Test
    void personalValuesAreAskedForWithTheirReasonAndShownSideBySide() {
        answer = "{\"exchange\":{},\"steps\":[],\"before\":{\"lastName\":\"Old\"},\"change\":{\"lastName\":\"New\"}}";

        assertThat(ask("journal", "show", "1", "--unmask", "Request 4711")).isZero();

        assertThat(asked).containsExactly("POST /api/v1/exchanges/1/unmasked {\"reason\":\"Request 4711\"}");
        assertThat(out.toString()).containsPattern("lastName +Old +New");
    }

    @Test
    void viewsOfPersonalDataAreListed() {
        answer =
                "{\"items\":[{\"viewer\":\"inspector\",\"way\":\"rest\",\"address\":\"10.1.2.3\",\"reason\":\"Request 4711\"}]}";

        assertThat(ask("journal", "views", "--viewer", "inspector")).isZero();

        assertThat(asked.get(0)).startsWith("GET /api/v1/personal-data-views?viewer=inspector&limit=20");
        assertThat(out.toString()).contains("rest 10.1.2.3").contains("Request 4711");
    }
}
