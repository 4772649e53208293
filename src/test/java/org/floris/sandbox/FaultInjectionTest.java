package org.floris.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FaultInjectionTest {
    private static Rehearsal rehearsal;
    private static SoapClient loris;
    private static String contact;

    @BeforeAll
    static void start() {
        rehearsal = Rehearsal.ofClients(20);
        loris = rehearsal.hub("loris");
        contact = rehearsal.sample("loris", "contact");
    }

    @AfterEach
    void heal() {
        rehearsal.server.faults("loris").clear();
    }

    @AfterAll
    static void stop() {
        rehearsal.close();
    }

    private static SoapClient.Answer rename(String name) {
        return loris.call("Update", Xml.entity("contact", contact, Xml.text("lastname", name)));
    }

    private static String name() {
        return loris.call("Retrieve", Xml.key("contact", contact) + Xml.all()).attribute("lastname");
    }

    private static void put(String json) {
        try {
            HttpRequest request = HttpRequest.newBuilder(rehearsal.admin("loris", "faults"))
                    .PUT(HttpRequest.BodyPublishers.ofString(json))
                    .build();
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refusalsAreFilteredAndCounted() {
        put("{\"kind\":\"REFUSAL\",\"operation\":\"Update\",\"entity\":\"contact\",\"count\":2,"
                + "\"code\":-2147220937,\"message\":\"Дубль\"}");
        assertThat(name()).isNotNull();
        assertThat(rename("Раз").code()).isEqualTo("-2147220937");
        assertThat(rename("Два").value("Message")).isEqualTo("Дубль");
        assertThat(rename("Три").status()).isEqualTo(200);
        assertThat(name()).isEqualTo("Три");
    }

    @Test
    void aLostAnswerLeavesTheCommit() {
        rename("Прежний");
        put("{\"kind\":\"DROP_AFTER\",\"operation\":\"Update\",\"count\":1}");
        assertThatThrownBy(() -> rename("Потерян")).hasRootCauseInstanceOf(IOException.class);
        assertThat(name()).isEqualTo("Потерян");
        put("{\"kind\":\"DROP_BEFORE\",\"operation\":\"Update\",\"count\":1}");
        assertThatThrownBy(() -> rename("Никогда")).hasRootCauseInstanceOf(IOException.class);
        assertThat(name()).isEqualTo("Потерян");
    }

    @Test
    void aSystemThatIsDownClosesEveryConnection() {
        put("[{\"kind\":\"DOWN\"}]");
        assertThatThrownBy(FaultInjectionTest::name).hasRootCauseInstanceOf(IOException.class);
        rehearsal.server.faults("loris").clear();
        assertThat(name()).isNotNull();
    }

    @Test
    void latencyGarbageAndThrottlingAreInjected() {
        put("{\"kind\":\"LATENCY\",\"delayMillis\":150,\"jitterMillis\":10,\"count\":1}");
        long start = System.nanoTime();
        assertThat(name()).isNotNull();
        assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(150);
        put("{\"kind\":\"WRONG_ANSWER\",\"count\":1}");
        assertThat(rename("Мусоров").document()).isNull();
        assertThat(name()).isEqualTo("Мусоров");
        put("{\"kind\":\"THROTTLE\",\"login\":\"floris-hub\",\"count\":1}");
        assertThat(rename("Занято").status()).isEqualTo(503);
        assertThat(name()).isEqualTo("Мусоров");
        put("{\"kind\":\"LATE_ANSWER\",\"delayMillis\":100,\"recordId\":\"" + contact + "\",\"count\":1}");
        start = System.nanoTime();
        rename("Поздний");
        assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(100);
    }

    @Test
    void chanceFollowsFromTheSeed() {
        FaultRule half = new FaultRule(
                "half", FaultRule.Kind.REFUSAL, null, null, null, null, null, 0.5, null, null, null, null);
        StringBuilder first = new StringBuilder();
        StringBuilder second = new StringBuilder();
        for (StringBuilder pattern : new StringBuilder[] {first, second}) {
            FaultInjection injection = new FaultInjection(7);
            injection.add(half);
            for (int i = 0; i < 40; i++) {
                pattern.append(injection.strike("Update", "contact", null, "x").size());
            }
        }
        assertThat(first).hasToString(second.toString());
        assertThat(first.toString()).contains("0").contains("1");
    }

    @Test
    void theStatusCountsCallsAndRecords() {
        rename("Считаемый");
        var status = rehearsal.json("loris", "status");
        assertThat(status.get("calls").get("Update").asInt()).isPositive();
        assertThat(status.get("records").get("contact").asInt()).isEqualTo(20);
        assertThat(rehearsal.json("loris", "users").size()).isEqualTo(700);
        assertThat(rehearsal.json("loris", "sample?entity=nothing").get("error").asText())
                .contains("nothing");
    }
}
