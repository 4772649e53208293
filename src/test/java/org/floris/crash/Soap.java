package org.floris.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A caller of the Organization Service over plain HTTP, as the journeys' own, but one that expects to be cut off. */
final class Soap {
    private static final String SERVICES = "http://schemas.microsoft.com/xrm/2011/Contracts/Services";
    private static final Pattern CREATED = Pattern.compile("CreateResult>([0-9a-fA-F-]{36})<");
    private static final Pattern MESSAGE = Pattern.compile("<(?:\\w+:)?Message[^>]*>([^<]*)<");
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final String address;
    private final String authorization;
    private final Duration patience;

    Soap(String address, String login, Duration patience) {
        this.address = address;
        this.patience = patience;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((login + ":sandbox").getBytes(StandardCharsets.UTF_8));
    }

    /** @param status 0 when there was no answer */
    record Answer(int status, String body) {
        boolean done() {
            return status == 200;
        }

        Optional<UUID> created() {
            Matcher id = CREATED.matcher(body);
            return id.find() ? Optional.of(UUID.fromString(id.group(1))) : Optional.empty();
        }

        String message() {
            Matcher text = MESSAGE.matcher(body);
            return status == 0 ? body : done() ? "" : status + " " + (text.find() ? text.group(1) : "");
        }

        /** Whether the hub has said with this number what went wrong. */
        boolean says(int number) {
            return body.contains("FLORIS-" + number + ":");
        }
    }

    Answer send(Message message, String messageId) {
        String envelope =
                """
                <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing">
                <s:Header><a:Action s:mustUnderstand="1">%s/IOrganizationService/%s</a:Action><a:MessageID>%s</a:MessageID>
                <a:ReplyTo><a:Address>http://www.w3.org/2005/08/addressing/anonymous</a:Address></a:ReplyTo>
                <a:To s:mustUnderstand="1">%s</a:To></s:Header><s:Body>%s</s:Body></s:Envelope>"""
                        .formatted(SERVICES, message.action(), messageId, address, message.body());
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(patience)
                .header("Content-Type", "application/soap+xml; charset=utf-8")
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(envelope))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException cut) {
            return new Answer(0, "no answer: " + cut);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer(0, "no answer: the caller was stopped");
        }
    }
}
