package org.floris.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;

/** Asks the hub's REST and the simulators' admin side. */
final class Rest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Rest() {}

    static JsonNode get(URI address) {
        return send(request(address));
    }

    static JsonNode post(URI address, String json) {
        return send("POST", address, json);
    }

    static JsonNode put(URI address, String json) {
        return send("PUT", address, json);
    }

    static JsonNode delete(URI address) {
        return send(request(address).DELETE());
    }

    private static JsonNode send(String method, URI address, String json) {
        return send(request(address)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    /** @return whether there was somebody who was able to answer */
    static boolean attempt(Runnable call) {
        try {
            call.run();
            return true;
        } catch (UncheckedIOException nobodyThere) {
            return false;
        }
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("admin:floris".getBytes()));
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 500) {
                throw new IOException("HTTP " + answer.statusCode() + " from " + answer.uri());
            }
            return JSON.readTree(answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
