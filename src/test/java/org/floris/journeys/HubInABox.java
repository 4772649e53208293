package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Supplier;
import org.floris.Floris;
import org.floris.connector.Connectors;
import org.floris.connector.health.SystemHealthWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole hub with all systems in the box, on free ports, for stories that go through its public ways in. */
@SpringBootTest(
        classes = Floris.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "floris.sandbox.clients=300",
            "floris.sandbox.forsage.port=0",
            "floris.sandbox.loris.port=0",
            "floris.sandbox.forsage.plugin-timeout=4s",
            "floris.facade.guessing.slowed-after=9",
            "floris.facade.https.client-certificates[0].subject=CN=portal, O=Bank",
            "floris.facade.https.client-certificates[0].user=abramov.gi",
            "floris.facade.https.client-certificates[0].acts-for-others=true"
        })
@ActiveProfiles("sandbox")
@AutoConfigureObservability(tracing = false)
@Import({EventEars.Configuration.class, WireTap.Configuration.class})
abstract class HubInABox {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    private Connectors connectors;

    @Autowired
    private SystemHealthWatch watch;

    @DynamicPropertySource
    static void freshDataDirectory(DynamicPropertyRegistry registry) throws IOException {
        Path directory = Files.createTempDirectory("floris-journey");
        registry.add("floris.data-directory", directory::toString);
        TestKeys.makeClient(directory.resolve("portal.p12"), "CN=portal, O=Bank");
        TestKeys.trust(directory.resolve("portal.p12"), directory.resolve("facade-clients.p12"));
    }

    @BeforeEach
    void everythingIsLoadedAndNothingIsBroken() {
        await(() ->
                api("GET", "/api/v1/first-load", null).path("state").asText().equalsIgnoreCase("done"));
        for (String system : new String[] {"forsage", "loris"}) {
            heal(system);
        }
        // A mirror that the test before had taken away would be deferred to, not written.
        await(() -> connectors.systems().stream()
                .noneMatch(system -> connectors.get(system).knownDown()
                        || watch.whyDown(system).isPresent()));
    }

    @AfterEach
    void everyBodyKeptTheContract() {
        assertThat(WireTap.deviations()).isEmpty();
    }

    /** The façade of a system, called by one of the CRM's users. */
    PlainSoap facade(String system, boolean soap12, String login) {
        return new PlainSoap(
                "http://127.0.0.1:" + port + "/xrm/" + system + "/XRMServices/2011/Organization.svc", soap12, login);
    }

    /** The façade over HTTPS, with the client certificate of that name, or none where it is null. */
    PlainSoap secureFacade(String system, boolean soap12, String login, String certificate) {
        Path directory = Path.of(environment.getRequiredProperty("floris.data-directory"));
        Path client = certificate == null ? null : directory.resolve(certificate + ".p12");
        if (client != null && !Files.exists(client)) {
            TestKeys.makeClient(client, "CN=" + certificate + ", O=Bank");
        }
        return new PlainSoap(
                secure() + "/xrm/" + system + "/XRMServices/2011/Organization.svc",
                soap12,
                login,
                HttpClient.newBuilder()
                        .sslContext(TestKeys.tls(directory.resolve("facade.p12"), client))
                        .build());
    }

    String secure() {
        return "https://localhost:" + environment.getRequiredProperty("local.https.port");
    }

    /** The simulator itself, as the CRM's own pages call it, or as a judge looks into it. */
    PlainSoap crm(String system, String login) {
        return new PlainSoap(crmAddress(system), false, login);
    }

    private String crmAddress(String system) {
        String organization = system.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + system.substring(1);
        return root(system) + "/" + organization + "/XRMServices/2011/Organization.svc";
    }

    JsonNode admin(String system, String path) {
        return read(send("GET", root(system) + path, null));
    }

    void breakIt(String system, String fault) {
        HttpResponse<String> response = send("PUT", faults(system), fault);
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    }

    void heal(String system) {
        assertThat(send("DELETE", faults(system), null).statusCode()).isLessThan(300);
    }

    /** With the plug-in off, saves in a CRM's pages go past the hub. */
    void plugIn(String system, boolean on) {
        HttpResponse<String> response = send("PUT", root(system) + "/sandbox/plugin", "{\"enabled\": " + on + "}");
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    }

    private String faults(String system) {
        return root(system) + "/sandbox/faults";
    }

    private String root(String system) {
        return environment.getRequiredProperty("floris.systems." + system + ".address");
    }

    /** An id of the system's records. */
    String sample(String system, String entity, int which) {
        return admin(system, "/sandbox/sample?entity=" + entity + "&count=100")
                .path(which)
                .asText();
    }

    /** The login of somebody who works in that department. */
    String user(String department) {
        for (JsonNode user : admin("forsage", "/sandbox/users")) {
            if (user.path("department").asText().equals(department)) {
                return user.path("login").asText();
            }
        }
        throw new AssertionError("No user in " + department);
    }

    /** His id in forsage. */
    String userId(String login) {
        return userId("forsage", login);
    }

    String userId(String system, String login) {
        for (JsonNode user : admin(system, "/sandbox/users")) {
            if (user.path("login").asText().endsWith(login)) {
                return user.path("id").asText();
            }
        }
        throw new AssertionError("No user " + login + " in " + system);
    }

    /** What a CRM's plug-in does. */
    HttpResponse<String> announce(String system, String change) {
        return send(
                "POST",
                "http://127.0.0.1:" + port + "/api/v1/systems/" + system + "/changes",
                change,
                system + "-plugin:sandbox");
    }

    JsonNode api(String method, String path, String body) {
        return read(send(method, "http://127.0.0.1:" + port + path, body));
    }

    static HttpResponse<String> send(String method, String address, String body) {
        return send(method, address, body, "admin:floris");
    }

    private static HttpResponse<String> send(String method, String address, String body, String account) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account.getBytes()))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new AssertionError("No answer from " + address, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static JsonNode read(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException wrong) {
            throw new AssertionError("Not JSON: " + response.body(), wrong);
        }
    }

    static void await(Supplier<Boolean> condition) {
        Instant end = Instant.now().plusSeconds(30);
        while (!condition.get()) {
            assertThat(Instant.now()).as("waited 30 s").isBefore(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
        }
    }
}
