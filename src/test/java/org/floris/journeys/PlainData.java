package org.floris.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A form script, as it calls the data service of 2011. */
final class PlainData {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String root;
    private final String login;

    /** @param root the address of OrganizationData.svc */
    PlainData(String root, String login) {
        this.root = root;
        this.login = login;
    }

    /** @param status the HTTP status */
    record Answer(int status, String body) {
        /** What stands in {@code d}. */
        JsonNode d() {
            return read().path("d");
        }

        String error() {
            return read().path("error").path("message").path("value").asText();
        }

        private JsonNode read() {
            try {
                return JSON.readTree(body);
            } catch (IOException wrong) {
                throw new AssertionError("Not JSON: " + body, wrong);
            }
        }
    }

    Answer get(String path) {
        return call("GET", path, null, "application/json");
    }

    String atom(String path) {
        return call("GET", path, null, "application/atom+xml").body();
    }

    Answer create(String set, String json) {
        return call("POST", set, json, "application/json");
    }

    Answer merge(String path, String json) {
        return call("MERGE", path, json, "application/json");
    }

    Answer delete(String path) {
        return call("DELETE", path, "", "application/json");
    }

    /** Scripts can only POST what is neither read nor created. */
    private Answer call(String method, String path, String body, String accept) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + "/" + path.replace(" ", "%20")))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", accept)
                .header("Content-Type", "application/json; charset=utf-8")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((login + ":sandbox").getBytes(StandardCharsets.UTF_8)));
        if (method.equals("GET")) {
            request.GET();
        } else {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
            if (!method.equals("POST")) {
                request.header("X-HTTP-Method", method);
            }
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException broken) {
            throw new AssertionError("No answer from " + root, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
