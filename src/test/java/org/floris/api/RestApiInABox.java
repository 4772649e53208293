package org.floris.api;

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
import java.util.Base64;
import org.floris.Floris;
import org.floris.store.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A hub with everything behind it, whose REST API is called over HTTP; shared by the tests of the API. */
@SpringBootTest(
        classes = Floris.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "floris.sandbox.clients=20",
            "floris.sandbox.forsage.port=0",
            "floris.sandbox.loris.port=0",
            "floris.health.every=200ms"
        })
@ActiveProfiles("sandbox")
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
abstract class RestApiInABox {
    static final ObjectMapper JSON = new ObjectMapper();
    final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void freshDirectory(DynamicPropertyRegistry registry) throws IOException {
        Path directory = Files.createTempDirectory("floris-api");
        registry.add("floris.data-directory", directory::toString);
    }

    record Answer(int status, String type, JsonNode body) {
        String text(String field) {
            return body.path(field).asText();
        }
    }

    Answer send(String method, String path, String body, String user) throws Exception {
        return send(method, path, body, user, null);
    }

    /** @param key the call's Idempotency-Key; null for none */
    Answer send(String method, String path, String body, String user, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (user != null) {
            request.header(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":floris").getBytes()));
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body()));
    }

    Answer get(String path) throws Exception {
        return send("GET", path, null, "engineer");
    }

    Answer post(String path, String body) throws Exception {
        return send("POST", path, body, "engineer");
    }

    static void assertProblem(Answer answer, int status, String field) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.text("state")).isIn("failed", "refused");
        assertThat(answer.text("reason")).isNotBlank();
        assertThat(answer.text("code")).startsWith("FLORIS-");
        assertThat(answer.body().path("nextSteps").isArray()).isTrue();
        if (field != null) {
            assertThat(answer.body().path("fields").path(0).path("field").asText())
                    .isEqualTo(field);
        }
    }
}
