package org.floris.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

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

    /** @param type the content type; empty where there is none */
    record Answer(int status, String type, String body) {
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
        return getAtom(path).body();
    }

    Answer getAtom(String path) {
        return call("GET", path, null, "application/atom+xml");
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

    /** As .NET's DataServiceContext sends it: by the verb itself, here packed and under a key. */
    Answer bareMerge(String path, String json, String key) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return sent(request(path, "application/json", "application/json; charset=utf-8")
                .header("Content-Encoding", "gzip")
                .header("Idempotency-Key", key)
                .method("MERGE", HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())));
    }

    /** Parts as {@link #reading} and {@link #writing} make them. */
    Answer batch(String... parts) {
        return batch(
                "multipart/mixed; boundary=batch_1", String.join("", parts) + "--batch_1--\r\n", "multipart/mixed");
    }

    Answer batch(String contentType, String body, String accept) {
        return call("POST", "$batch", body, accept, contentType);
    }

    static String reading(String path, String accept) {
        return "--batch_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET "
                + path.replace(" ", "%20") + " HTTP/1.1\r\nAccept: " + accept + "\r\n\r\n\r\n";
    }

    /** Each in a change set of its own. */
    static String writing(String request, String json) {
        return """
                --batch_1
                Content-Type: multipart/mixed; boundary=changes_1

                --changes_1
                Content-Type: application/http
                Content-Transfer-Encoding: binary
                Content-ID: 1

                %s HTTP/1.1
                Content-Type: application/json; charset=utf-8
                Accept: application/json
                Content-Length: %d

                %s
                --changes_1--
                """
                .formatted(request, json.getBytes(StandardCharsets.UTF_8).length, json)
                .replace("\n", "\r\n");
    }

    private Answer call(String method, String path, String body, String accept) {
        return call(method, path, body, accept, "application/json; charset=utf-8");
    }

    /** Scripts can only POST what is neither read nor created. */
    private Answer call(String method, String path, String body, String accept, String contentType) {
        HttpRequest.Builder request = request(path, accept, contentType);
        if (method.equals("GET")) {
            request.GET();
        } else {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
            if (!method.equals("POST")) {
                request.header("X-HTTP-Method", method);
            }
        }
        return sent(request);
    }

    private HttpRequest.Builder request(String path, String accept, String contentType) {
        return HttpRequest.newBuilder(URI.create(root + "/"
                        + path.replace(" ", "%20").replace("{", "%7B").replace("}", "%7D")))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", accept)
                .header("Content-Type", contentType)
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((login + ":sandbox").getBytes(StandardCharsets.UTF_8)));
    }

    private Answer sent(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException broken) {
            throw new AssertionError("No answer from " + root, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
