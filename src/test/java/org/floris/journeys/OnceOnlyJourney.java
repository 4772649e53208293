package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message that comes again, by every way in: one effect, the same answer, and nobody else's answer. */
class OnceOnlyJourney extends HubInABox {
    private static final String NO_ID = "00000000-0000-0000-0000-000000000000";
    private static final ObjectMapper JSON = new ObjectMapper();

    private String seller;
    private String key;
    private String subject;

    @BeforeEach
    void aMessage() {
        seller = user("sales");
        key = UUID.randomUUID().toString();
        subject = "Один раз " + key;
    }

    @Test
    void withTheHeaderAlsoASoap11CallHasOneEffect() {
        PlainSoap facade = facade("forsage", false, seller);
        PlainSoap.Answer first = facade.keyed(key).create("task", NO_ID, PlainSoap.string("subject", subject));
        PlainSoap.Answer second =
                facade.keyed('"' + key + '"').create("task", NO_ID, PlainSoap.string("subject", subject));

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(second.text("CreateResult")).isEqualTo(first.text("CreateResult"));
        assertThat(tasks("forsage")).isEqualTo(1);
        assertThat(tasks("loris")).isEqualTo(1);
    }

    @Test
    void theHeaderGoesBeforeTheMessageIdThatAClientMakesAnewAtEachTry() {
        PlainSoap facade = facade("forsage", true, seller).keyed(key);
        PlainSoap.Answer first = facade.create("task", NO_ID, PlainSoap.string("subject", subject));
        PlainSoap.Answer second = facade.create("task", NO_ID, PlainSoap.string("subject", subject));

        assertThat(second.text("CreateResult")).isEqualTo(first.text("CreateResult"));
        assertThat(tasks("forsage")).isEqualTo(1);
    }

    @Test
    void theSamePayloadInAnotherOrderIsTheSameAndAnotherPayloadIsRefused() {
        String one = PlainSoap.string("subject", subject) + PlainSoap.string("description", "Позвонить");
        String swapped = PlainSoap.string("description", "Позвонить") + PlainSoap.string("subject", subject);
        PlainSoap facade = facade("forsage", false, seller).keyed(key);

        PlainSoap.Answer first = facade.create("task", NO_ID, one);
        assertThat(facade.create("task", NO_ID, swapped).text("CreateResult")).isEqualTo(first.text("CreateResult"));
        PlainSoap.Answer other = facade.create("task", NO_ID, one.replace("Позвонить", "Не звонить"));

        assertThat(other.fault()).isTrue();
        assertThat(other.text("Message")).contains("another payload");
        assertThat(tasks("forsage")).isEqualTo(1);
    }

    @Test
    void nobodyGetsTheAnswerToAnotherPersonsMessage() {
        String colleague = admin("forsage", "/sandbox/users").findValuesAsText("login").stream()
                .filter(login -> !login.equals(seller))
                .findFirst()
                .orElseThrow();
        PlainSoap.Answer first =
                facade("forsage", false, seller).keyed(key).create("task", NO_ID, PlainSoap.string("subject", subject));
        PlainSoap.Answer his = facade("forsage", false, colleague)
                .keyed(key)
                .create("task", NO_ID, PlainSoap.string("subject", subject));

        assertThat(his.status()).as(his.body()).isEqualTo(200);
        assertThat(his.text("CreateResult")).isNotEqualTo(first.text("CreateResult"));
    }

    @Test
    void ofManyAtOnceAllGetTheOneAnswer() {
        List<String> ids = IntStream.range(0, 8)
                .parallel()
                .mapToObj(number -> facade("forsage", number % 2 == 0, seller)
                        .keyed(key)
                        .create("task", NO_ID, PlainSoap.string("subject", subject))
                        .text("CreateResult"))
                .toList();

        assertThat(ids).containsOnly(ids.get(0)).doesNotContainNull();
        assertThat(tasks("forsage")).isEqualTo(1);
        assertThat(tasks("loris")).isEqualTo(1);
    }

    @Test
    void whoeverRepeatsWhileItIsInDoubtHearsWhatTheFirstHeardAndThenHowItEnded() {
        breakIt(
                "loris",
                """
                {"kind": "DROP_AFTER", "operation": "Create", "entity": "task", "count": 1}""");
        PlainSoap facade = facade("forsage", false, seller).keyed(key);
        String id = UUID.randomUUID().toString();
        PlainSoap.Answer first = facade.create("task", id, PlainSoap.string("subject", subject));
        assertThat(first.fault()).isTrue();

        await(() -> {
            PlainSoap.Answer again = facade.create("task", id, PlainSoap.string("subject", subject));
            if (again.fault()) {
                assertThat(again.text("Message")).contains("FLORIS-", "exchange");
            }
            return id.equals(again.text("CreateResult"));
        });
        assertThat(tasks("forsage")).isEqualTo(1);
        assertThat(tasks("loris")).isEqualTo(1);
    }

    @Test
    void aDeleteThatIsRepeatedIsDoneAndNotUnknown() {
        PlainSoap facade = facade("forsage", false, seller);
        String id = facade.create("task", NO_ID, PlainSoap.string("subject", subject))
                .text("CreateResult");
        assertThat(facade.keyed(key).delete("task", id).status()).isEqualTo(200);
        assertThat(facade.keyed(key).delete("task", id).status()).isEqualTo(200);
        assertThat(facade.delete("task", id).fault()).isTrue();
    }

    @Test
    void aPlugInThatRepeatsItsCallIsRecognised() throws Exception {
        String contact = sample("forsage", "contact", 17);
        String before =
                crm("forsage", "floris-hub").retrieve("contact", contact).attribute("emailaddress1");
        String userId = admin("forsage", "/sandbox/users").path(0).path("id").asText();
        String change =
                """
                {"user": "%s", "operation": "UPDATE", "entity": "contact", "id": "%s",
                "attributes": {"emailaddress1": {"type": "string", "value": "%s@example.test"}},
                "before": {"emailaddress1": %s}}"""
                        .formatted(userId, contact, key.substring(0, 8), before == null ? "null" : text(before));

        JsonNode first = announce(change, 200);
        JsonNode again = announce(change.replace("\n", " "), 200);
        JsonNode other = announce(change.replace("@example", "@another"), 409);

        assertThat(again).isEqualTo(first);
        assertThat(other.path("reason").asText()).contains("another payload");
        // Forsage never commits what was announced, so it is taken back; a repeat then hears that it may not commit.
        String exchange = first.path("exchangeId").asText();
        await(() -> api("GET", "/api/v1/exchanges/" + exchange, null)
                .at("/exchange/state")
                .asText()
                .equals("reversed"));
    }

    @Test
    void aKeyThatCannotBeKeptIsRefused() {
        PlainSoap.Answer refused = facade("forsage", false, seller)
                .keyed("x".repeat(300))
                .create("task", NO_ID, PlainSoap.string("subject", subject));
        assertThat(refused.fault()).isTrue();
        assertThat(refused.text("Message")).contains("200");
        assertThat(tasks("forsage")).isZero();
    }

    private static String text(String value) {
        return "{\"type\": \"string\", \"value\": \"" + value + "\"}";
    }

    private JsonNode announce(String change, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/systems/forsage/changes"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("forsage-plugin:sandbox".getBytes()))
                .POST(HttpRequest.BodyPublishers.ofString(change))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }

    /** How many tasks of this subject the CRM has. */
    private int tasks(String system) {
        String body = crm(system, "floris-hub")
                .query("task", "subject", "subject", subject)
                .body();
        return body.split("<[a-z]+:key>subject</[a-z]+:key>", -1).length - 1;
    }
}
