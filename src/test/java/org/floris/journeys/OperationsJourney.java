package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.floris.operations.MetricNames;
import org.floris.operations.Probes;
import org.junit.jupiter.api.Test;

/** What the people who keep the hub running see: probes, metrics, the description of the API. None needs a password. */
class OperationsJourney extends HubInABox {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void theProbesOfTheManifestsAnswer() {
        Set<String> paths = Probes.paths();
        assertThat(paths).contains("/actuator/health/readiness", "/actuator/health/liveness");
        for (String path : paths) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void theHubStaysReadyWhileOneSystemIsDown() {
        await(() -> status("/actuator/health/systems/loris") == 200);
        breakIt("loris", "{\"kind\": \"DOWN\"}");

        await(() -> status("/actuator/health/systems/loris") == 503);
        assertThat(status("/actuator/health/systems/forsage")).isEqualTo(200);
        assertThat(status("/actuator/health/readiness")).isEqualTo(200);
        assertThat(status("/actuator/health/liveness")).isEqualTo(200);
        await(() -> scrape().contains("floris_system_up{application=\"floris\",system=\"loris\"} 0"));
    }

    @Test
    void eachMetricOfRulesAndDashboardIsServed() throws InterruptedException {
        String seller = admin("forsage", "/sandbox/users").path(0).path("login").asText();
        PlainSoap.Answer written = facade("forsage", false, seller)
                .create(
                        "task",
                        "00000000-0000-0000-0000-000000000000",
                        PlainSoap.string("subject", "Проверить показатели"));
        assertThat(written.status()).as(written.body()).isEqualTo(200);

        // Usage and the gauges are written every few seconds.
        Instant end = Instant.now().plusSeconds(20);
        while (!missing().isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(200);
        }
        assertThat(missing()).as("used in monitoring/ and served by no meter").isEmpty();
    }

    @Test
    void theApiIsDescribed() {
        assertThat(get("/v3/api-docs").body()).contains("/api/v1/batches");
        assertThat(get("/swagger-ui.html").statusCode()).isIn(200, 302);
    }

    private Set<String> missing() {
        Set<String> missing = new TreeSet<>(MetricNames.used());
        missing.removeAll(MetricNames.served(scrape()));
        return missing;
    }

    private String scrape() {
        return get("/actuator/prometheus").body();
    }

    /** As probes and scrapers do: without a password. */
    private HttpResponse<String> get(String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new AssertionError("No answer from " + path, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private int status(String path) {
        return get(path).statusCode();
    }
}
