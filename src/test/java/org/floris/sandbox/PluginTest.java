package org.floris.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PluginTest {
    private final List<JsonNode> changes = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private HttpServer hub;
    private Rehearsal rehearsal;
    private volatile int status = 200;
    private volatile String answer =
            "{\"exchangeId\":\"01a21b33-1c7b-7278-aeaa-6a5c3c39577a\",\"state\":\"OPEN\",\"reason\":\"\",\"nextSteps\":[]}";
    private volatile Runnable meanwhile = () -> {};

    @BeforeEach
    void start() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.setExecutor(Executors.newCachedThreadPool());
        hub.createContext("/api/v1/systems/forsage/changes", exchange -> {
            changes.add(new ObjectMapper().readTree(exchange.getRequestBody()));
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            meanwhile.run();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        hub.start();
        URI address = URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
        rehearsal =
                new Rehearsal(SandboxSettings.inMemory(20).withPlugins(address, true, false, Duration.ofSeconds(1)));
    }

    @AfterEach
    void stop() {
        rehearsal.close();
        hub.stop(0);
    }

    private SoapClient.Answer save(SoapClient client, String id) {
        return client.call(
                "Update",
                Xml.entity(
                        "contact",
                        id,
                        Xml.text("telephone1", "+74951112233"),
                        Xml.option("gendercode", 2),
                        Xml.money("frs_monthlyincome", "150000.50"),
                        Xml.nil("description")));
    }

    private String telephone(String id) {
        return rehearsal
                .hub("forsage")
                .call("Retrieve", Xml.key("contact", id) + Xml.columns("columnSet", "telephone1"))
                .attribute("telephone1");
    }

    @Test
    void aSaveByAUserReachesTheHubBeforeItIsVisible() {
        String id = rehearsal.sample("forsage", "contact");
        String before = telephone(id);
        String[] seen = new String[1];
        meanwhile = () -> seen[0] = telephone(id);
        assertThat(save(rehearsal.user("forsage", 0), id).status()).isEqualTo(200);
        assertThat(seen[0]).isEqualTo(before);
        assertThat(telephone(id)).isEqualTo("+74951112233");
        JsonNode change = changes.get(0);
        assertThat(change.get("messageId").asText()).isEqualTo(keys.get(0));
        assertThat(change.get("user").asText()).isEqualTo(rehearsal.user("forsage", 0, "id"));
        assertThat(change.get("operation").asText()).isEqualTo("UPDATE");
        assertThat(change.get("id").asText()).isEqualTo(id);
        JsonNode attributes = change.get("attributes");
        assertThat(attributes.get("frs_monthlyincome").toString())
                .isEqualTo("{\"type\":\"money\",\"value\":\"150000.50\"}");
        assertThat(attributes.get("gendercode").toString()).isEqualTo("{\"type\":\"option\",\"value\":2}");
        assertThat(attributes.get("description").isNull()).isTrue();
        assertThat(change.get("before").get("gendercode").get("type").asText()).isEqualTo("option");
    }

    @Test
    void aRefusalOfTheHubIsWhatTheUserSees() {
        String id = rehearsal.sample("forsage", "contact");
        status = 422;
        answer = "{\"title\":\"Refused\",\"detail\":\"В Лорисе такой паспорт уже есть.\"}";
        var refused = save(rehearsal.user("forsage", 0), id);
        assertThat(refused.code()).isEqualTo("-2147220891");
        assertThat(refused.value("Message")).isEqualTo("В Лорисе такой паспорт уже есть.");
        assertThat(telephone(id)).isNotEqualTo("+74951112233");
    }

    @Test
    void anAnswerThatNamesNoExchangeIsNoYes() {
        String id = rehearsal.sample("forsage", "contact");
        answer = "";
        assertThat(save(rehearsal.user("forsage", 0), id).code()).isEqualTo("-2147220891");
        assertThat(telephone(id)).isNotEqualTo("+74951112233");
    }

    @Test
    void aHubThatIsAwayOrLateFailsTheSave() {
        String id = rehearsal.sample("forsage", "contact");
        meanwhile = () -> sleep(1_500);
        assertThat(save(rehearsal.user("forsage", 0), id).value("Message")).contains("нет ответа за 1 с");
        hub.stop(0);
        assertThat(save(rehearsal.user("forsage", 0), id).code()).isEqualTo("-2147220891");
        assertThat(telephone(id)).isNotEqualTo("+74951112233");
    }

    @Test
    void savesOfTheHubAndOfASwitchedOffPluginAreNotEchoed() {
        String id = rehearsal.sample("forsage", "contact");
        SoapClient onBehalf = rehearsal.hub("forsage").actingFor(rehearsal.user("forsage", 0, "id"));
        assertThat(save(onBehalf, id).status()).isEqualTo(200);
        rehearsal.server.plugin("forsage", false);
        assertThat(save(rehearsal.user("forsage", 0), id).status()).isEqualTo(200);
        assertThat(changes).isEmpty();
    }

    @Test
    void everyKindOfSaveIsTold() {
        SoapClient user = rehearsal.user("forsage", 0);
        String task = user.call(
                        "Create",
                        Xml.entity("task", null, Xml.text("subject", "Позвонить"), Xml.option("prioritycode", 1)))
                .value("CreateResult");
        user.call(
                "Execute",
                Xml.request(
                        "m:SetStateRequest",
                        "SetState",
                        Xml.reference("EntityMoniker", "task", task),
                        Xml.option("State", 1),
                        Xml.option("Status", -1)));
        user.call(
                "Execute",
                Xml.request(
                        "m:AssignRequest",
                        "Assign",
                        Xml.reference("Target", "task", task),
                        Xml.reference("Assignee", "systemuser", rehearsal.user("forsage", 1, "id"))));
        user.call("Delete", Xml.key("task", task));
        assertThat(changes)
                .extracting(change -> change.get("operation").asText())
                .containsExactly("CREATE", "SET_STATE", "ASSIGN", "DELETE");
        assertThat(changes.get(0).get("id").asText()).isEqualTo(task);
        assertThat(changes.get(0).get("attributes").get("ownerid").get("id").asText())
                .isEqualTo(rehearsal.user("forsage", 0, "id"));
        assertThat(changes.get(1)
                        .get("attributes")
                        .get("statuscode")
                        .get("value")
                        .asInt())
                .isEqualTo(5);
        assertThat(changes.get(3).get("before").get("subject").get("value").asText())
                .isEqualTo("Позвонить");
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
