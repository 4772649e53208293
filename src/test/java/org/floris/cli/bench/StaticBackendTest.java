package org.floris.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaticBackendTest {
    private static final String HUB = "Basic aHVi";

    private final AtomicInteger asked = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer simulator;
    private StaticBackend backend;

    @BeforeEach
    void aBackendInFrontOfASimulator() throws IOException {
        simulator = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        simulator.createContext("/", exchange -> {
            byte[] answer = ("answer " + asked.incrementAndGet() + " to "
                            + exchange.getRequestBody().readAllBytes().length + " bytes")
                    .getBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        simulator.start();
        backend = new StaticBackend(HUB);
        backend.inFrontOf(
                "Forsage", "http://127.0.0.1:" + simulator.getAddress().getPort());
    }

    @AfterEach
    void close() throws IOException {
        backend.close();
        simulator.stop(0);
    }

    @Test
    void whatTheSimulatorSaidFirstIsSaidToEveryReader() throws Exception {
        assertThat(call("Retrieve", "Basic YQ==", "12345")).isEqualTo("answer 1 to 5 bytes");
        assertThat(call("RetrieveMultiple", "Basic Yg==", "123")).isEqualTo("answer 1 to 5 bytes");
        backend.learnAnew();
        assertThat(call("Retrieve", "Basic YQ==", "123")).isEqualTo("answer 2 to 3 bytes");
        assertThat(backend.answerSize()).isEqualTo("answer 2 to 3 bytes".length());
    }

    @Test
    void readsOfTheHubItselfAndEverythingElseGoOnToTheSimulator() throws Exception {
        call("Retrieve", "Basic YQ==", "12345");
        assertThat(call("Execute", "Basic YQ==", "1")).isEqualTo("answer 2 to 1 bytes");
        assertThat(call("Retrieve", HUB, "12")).isEqualTo("answer 3 to 2 bytes");
        assertThat(call("Retrieve", HUB, "<CallerId>"))
                .as("the hub in a caller's name")
                .isEqualTo("answer 1 to 5 bytes");
    }

    @Test
    void bodiesMayBeLargeAndComeInChunks() throws Exception {
        String large = "x".repeat(100_000);
        assertThat(call("Execute", "Basic YQ==", large)).isEqualTo("answer 1 to 100000 bytes");
        HttpRequest chunked = request("Execute", "Basic YQ==")
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(large)))
                .build();
        assertThat(http.send(chunked, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("answer 2 to 100000 bytes");
    }

    private String call(String operation, String login, String body) throws Exception {
        return http.send(
                        request(operation, login)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpRequest.Builder request(String operation, String login) {
        return HttpRequest.newBuilder(URI.create(backend.address() + "/Forsage/Organization.svc/web"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("SOAPAction", "\"http://x/IOrganizationService/" + operation + '"')
                .header("Authorization", login);
    }
}
