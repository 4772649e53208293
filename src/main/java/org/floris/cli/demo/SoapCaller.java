package org.floris.cli.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends messages as a CRM user, over plain HTTP. */
final class SoapCaller implements AutoCloseable {
    private static final Pattern FAULT = Pattern.compile("<(?:\\w+:)?faultstring[^>]*>([^<]*)<");

    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "demo-http");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .executor(threads)
            .build();

    /** @param body the answer's XML, or what went wrong on the way */
    record Answer(int status, String body) {
        boolean isFine() {
            return status == 200;
        }

        /** What the caller is told. */
        String fault() {
            Matcher matcher = FAULT.matcher(body);
            boolean found = matcher.find() && !matcher.group(1).isBlank();
            return found ? matcher.group(1) : body.substring(0, Math.min(200, body.length()));
        }

        /** The text of the first attribute of this name, or null. */
        String attribute(String name) {
            Matcher matcher = Pattern.compile("key>" + Pattern.quote(name) + "</[^>]*key>\\s*<[^>]*value[^>]*>([^<]*)<")
                    .matcher(body);
            return matcher.find() ? matcher.group(1) : null;
        }

        /** The id that a create has given, or null. */
        String createdId() {
            Matcher matcher = Pattern.compile("CreateResult[^>]*>([^<]+)<").matcher(body);
            return matcher.find() ? matcher.group(1) : null;
        }
    }

    CompletableFuture<Answer> send(String address, String login, Messages.Message message) {
        byte[] credentials = (login + ":sandbox").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/web"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", '"' + message.action() + '"')
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .POST(HttpRequest.BodyPublishers.ofString(message.envelope()))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .handle((response, failure) -> failure == null
                        ? new Answer(response.statusCode(), response.body())
                        : new Answer(0, reason(failure)));
    }

    Answer call(String address, String login, Messages.Message message) {
        return send(address, login, message).join();
    }

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return "no answer: " + cause;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
