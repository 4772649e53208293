package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.dynamics.HomeWithAuth;
import org.floris.store.LinkTable;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.FileSystemUtils;

/** Forsage lets people in by tokens of its ADFS, loris by OAuth 2.0; callers of the façade do not notice. */
@TestPropertySource(
        properties = {
            "floris.sandbox.clients=50",
            "floris.bridge.remind-after=2s",
            "floris.sandbox.logins.forsage=ws-trust",
            "floris.sandbox.logins.loris=oauth2",
            "floris.sandbox.client-secret=" + OutboundLoginJourney.SECRET
        })
@DirtiesContext
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class OutboundLoginJourney extends HubInABox {
    static final String SECRET = "OnlyLorisAndTheHubKnowIt";

    @Autowired
    Connectors systems;

    @Autowired
    LinkTable links;

    @Autowired
    EmbeddedActiveMQ broker;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MeterRegistry meters;

    @DynamicPropertySource
    static void systemsWithOtherLogins(DynamicPropertyRegistry registry) throws IOException {
        Path home = Files.createTempDirectory("floris-logins");
        HomeWithAuth.copy(home, "connectors", "routes");
        HomeWithAuth.auth(
                home,
                "forsage",
                "{kind: ws-trust, user: 'CORP\\floris-hub', password: '${FLORIS_HUB_PASSWORD}',"
                        + " tokenService: '${floris.systems.forsage.address}/adfs/services/trust/13/usernamemixed'}");
        HomeWithAuth.auth(
                home,
                "loris",
                "{kind: oauth2, clientId: floris-hub, clientSecret: '${LORIS_CLIENT_SECRET}',"
                        + " tokenService: '${floris.systems.loris.address}/adfs/oauth2/token'}");
        registry.add("LORIS_CLIENT_SECRET", () -> SECRET);
        registry.add("floris.home", home::toString);
    }

    @Test
    @Order(1)
    void aCallerReadsAndWritesMarriedAlsoAfterBothCrmsHaveForgottenWhoIsIn() {
        String seller = user("sales");
        String client = sample("forsage", "contact", 7);

        assertThat(facade("forsage", true, seller)
                        .retrieve("contact", client, "lastname")
                        .status())
                .isEqualTo(200);
        assertWrittenInBoth(seller, client, "Первая");
        for (String system : new String[] {"forsage", "loris"}) {
            tokens("DELETE", system, null);
        }
        assertWrittenInBoth(seller, client, "Вторая");
        assertThat(facade("forsage", true, seller)
                        .retrieve("contact", client, "lastname")
                        .attribute("lastname"))
                .isEqualTo("Вторая");
        assertThat(facade("forsage", true, "nobody").whoAmI().status()).isEqualTo(401);
    }

    @Test
    @Order(2)
    void tokensThatLiveForASecondAreRenewedWhileCallsGoOn() {
        String seller = user("sales");
        String client = sample("forsage", "contact", 8);
        tokens("PUT", "loris", "{\"goodForSeconds\": 1}");
        tokens("DELETE", "loris", null);
        long before = issued("loris");

        int written = 0;
        while (issued("loris") < before + 2) {
            write(seller, client, "Новая" + ++written);
        }

        assertInBoth(client, "Новая" + written);
        assertThat(owed()).isEmpty();
        tokens("PUT", "loris", "{\"goodForSeconds\": 3600}");
    }

    /** The broker may be taken away, for nobody uses this hub after these stories. */
    @Test
    @Order(3)
    void whileTheTokenServiceIsAwayCallersHearOfItAndWhatIsWrittenArrivesThoughTheBrokerForgetsIt() throws Exception {
        String seller = user("sales");
        String client = sample("forsage", "contact", 9);
        tokens("PUT", "loris", "{\"away\": true}");
        tokens("DELETE", "loris", null);

        PlainSoap.Answer stranger = facade("loris", false, user("underwriting")).whoAmI();
        assertThat(stranger.status()).isEqualTo(500);
        assertThat(stranger.text("faultstring"))
                .contains("loris cannot be asked who the caller is", "the token service does not answer");
        write(seller, client, "Третья");
        write(seller, client, "Четвёртая");
        assertThat(owed().get(0).path("reason").asText())
                .contains("the token service does not answer", "connectors/loris/connector.yaml");

        await(() -> announced(client));
        broker.stop();
        FileSystemUtils.deleteRecursively(
                Path.of(environment.getRequiredProperty("spring.artemis.embedded.data-directory")));
        broker.start();
        assertThat(owed()).hasSize(2);
        tokens("PUT", "loris", "{\"away\": false}");

        await(() -> owed().isEmpty());
        assertInBoth(client, "Четвёртая");
        assertThat(meters.counter("floris.deferred.reminded", "system", "loris").count())
                .isPositive();
    }

    /** Whether the broker has word of all that is owed of the client. */
    private boolean announced(String client) {
        UUID record = links.recordOf(new Ref("forsage", "contact", client))
                .orElseThrow()
                .id();
        return jdbc.sql("select bool_and(announced) from deferred_change where record_id = ?")
                .param(record)
                .query(Boolean.class)
                .single();
    }

    /** The last one: the hub leaves a system alone for a minute that refuses its account. */
    @Test
    @Order(4)
    void aSecretThatIsWrongIsToldWithWhatAndWhereAndStandsInNoLog(CapturedOutput log) {
        String seller = user("sales");
        String client = sample("forsage", "contact", 10);
        tokens("PUT", "loris", "{\"clientSecret\": \"Renewed\"}");
        tokens("DELETE", "loris", null);

        write(seller, client, "Пятая");
        await(() -> standing("loris").path("state").asText().equals("wrong"));

        assertThat(owed().get(0).path("reason").asText())
                .contains("the hub is not let in", "invalid_client", "connectors/loris/connector.yaml");
        assertThat(standing("loris").path("reason").asText()).contains("invalid_client");
        assertThat(log.getAll()).contains("loris").doesNotContain(SECRET);
        assertThat(standing("loris").toString() + owed()).doesNotContain(SECRET);
    }

    private JsonNode owed() {
        return api("GET", "/api/v1/deferred?system=loris", null).path("items");
    }

    private JsonNode standing(String system) {
        return api("GET", "/api/v1/systems/" + system, null);
    }

    /** Of the simulator's token service. */
    private HttpResponse<String> tokens(String method, String system, String orders) {
        HttpResponse<String> answer = send(
                method,
                environment.getRequiredProperty("floris.systems." + system + ".address") + "/sandbox/tokens",
                orders);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private long issued(String system) {
        return admin(system, "/sandbox/tokens").path("issued").asLong();
    }

    private void write(String seller, String client, String lastName) {
        PlainSoap.Answer written =
                facade("forsage", true, seller).update("contact", client, PlainSoap.string("lastname", lastName));
        assertThat(written.status()).as(written.body()).isEqualTo(200);
    }

    private void assertWrittenInBoth(String seller, String client, String lastName) {
        write(seller, client, lastName);
        assertInBoth(client, lastName);
    }

    private void assertInBoth(String client, String lastName) {
        Ref inForsage = new Ref("forsage", "contact", client);
        Ref inLoris = links.recordOf(inForsage)
                .flatMap(record -> links.refIn("loris", record))
                .orElseThrow();
        for (Ref ref : new Ref[] {inForsage, inLoris}) {
            assertThat(systems.get(ref.system())
                            .read(ref, Set.of("lastname"), Actor.HUB)
                            .orElseThrow()
                            .values())
                    .containsEntry("lastname", lastName);
        }
    }
}
