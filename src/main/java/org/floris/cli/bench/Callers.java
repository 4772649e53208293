package org.floris.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.floris.cli.HubClient;

/** People of the sandbox who call. */
final class Callers {
    static final String PASSWORD = "sandbox";

    private static final int MOST = 32;

    private Callers() {}

    /** Logins of people whose home is this system. */
    static List<String> at(HubClient hub, String home) {
        List<String> logins = new ArrayList<>();
        for (JsonNode user : hub.get("/api/v1/users", Map.of("limit", "1000")).path("items")) {
            if (user.path("home").asText().equals(home) && logins.size() < MOST) {
                logins.add(user.path("login").asText());
            }
        }
        if (logins.isEmpty()) {
            throw new BenchFailure("The hub knows nobody whose home is " + home + ".");
        }
        return logins;
    }

    static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ':' + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    /** The same envelope from each of them. */
    static List<Load.Message> all(List<String> logins, byte[] envelope) {
        return logins.stream()
                .map(login -> new Load.Message(basic(login), envelope))
                .toList();
    }
}
