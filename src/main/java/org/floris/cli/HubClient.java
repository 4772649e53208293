package org.floris.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** The hub's REST API, as the commands use it. What the hub says no to ends the command with its words. */
public final class HubClient {
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final String authorization;

    public HubClient(String url, String user, String password) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    public String url() {
        return url;
    }

    /** @param filters added as query parameters; empty values are left out */
    public JsonNode get(String path, Map<String, String> filters) {
        String query = filters.entrySet().stream()
                .filter(filter ->
                        filter.getValue() != null && !filter.getValue().isEmpty())
                .map(filter -> filter.getKey() + "=" + URLEncoder.encode(filter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send("GET", query.isEmpty() ? path : path + "?" + query, null);
    }

    public JsonNode get(String path) {
        return get(path, Map.of());
    }

    public JsonNode post(String path, JsonNode body) {
        return send("POST", path, body);
    }

    public JsonNode send(String method, String path, JsonNode body) {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(URI.create(url + path))
                    .timeout(ANSWER_WITHIN)
                    .header("Authorization", authorization)
                    .header("Accept", "application/json, application/problem+json")
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body.toString()))
                    .build();
        } catch (IllegalArgumentException malformed) {
            throw new CommandFailure(
                    ExitCode.WRONG_USE, "'" + url + "' is no address. Write it like http://127.0.0.1:8080.");
        }
        try {
            return answerOf(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException unreachable) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "No hub answers at " + url + ". Start one with ./floris run, or name its address with --url.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "Interrupted while waiting for " + url + ".");
        }
    }

    private JsonNode answerOf(HttpResponse<String> response) {
        JsonNode answer = read(response.body());
        int status = response.statusCode();
        if (status < 300) {
            return answer;
        }
        if (status == 401) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "The hub at " + url + " refuses the log-in. Set FLORIS_USER and FLORIS_PASSWORD, or --user.",
                    answer);
        }
        throw new CommandFailure(exitCodeFor(status), Problems.sentence(answer, status, url), answer);
    }

    private static int exitCodeFor(int status) {
        return switch (status) {
            case 400 -> ExitCode.WRONG_USE;
            case 409 -> ExitCode.REFUSED;
            default -> ExitCode.FAILED;
        };
    }

    private static JsonNode read(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : Json.parse(body);
        } catch (IllegalArgumentException notJson) {
            return MissingNode.getInstance();
        }
    }
}
