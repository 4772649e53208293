package org.floris.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * People of the sandbox who call. Each has logged in before: one who is not let in would be answered with faults, and
 * slowed down, while others are measured.
 *
 * @param logins  whose calls stand in the usage log
 * @param leftOut whose calls do not
 */
record Callers(List<String> logins, List<String> leftOut) {
    static final String PASSWORD = "sandbox";

    /** Half of the alphabet is left out of the usage log, to see what the log costs. */
    static final String LEFT_OUT = "n*,o*,p*,q*,r*,s*,t*,u*,v*,w*,x*,y*,z*";

    private static final int MOST = 32;
    private static final byte[] QUESTION = Envelopes.query(1, List.of("lastname"), List.of());

    static Callers of(HubTarget hub, String home) {
        List<String> logins = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        String refused = "";
        for (JsonNode user :
                hub.client().get("/api/v1/users", Map.of("limit", "1000")).path("items")) {
            String login = user.path("login").asText();
            List<String> half = login.charAt(0) >= 'n' ? leftOut : logins;
            if (user.path("home").asText().equals(home) && half.size() < MOST) {
                String why = refusal(hub.service("Forsage"), message(login, QUESTION));
                refused = why.isEmpty() ? refused : login + ": " + why;
                if (why.isEmpty()) {
                    half.add(login);
                }
            }
        }
        if (logins.isEmpty()) {
            throw new BenchFailure(
                    "The hub lets nobody in whose home is " + home + (refused.isEmpty() ? "." : "; " + refused));
        }
        return new Callers(logins, leftOut);
    }

    /** Empty when the hub answers such a call. */
    static String refusal(URI url, Load.Message message) {
        Load load = Load.of(url, "RetrieveMultiple", List.of(message));
        try (HttpWire wire = new HttpWire(url)) {
            int status = wire.call(HttpWire.request(url, load.headers(), message));
            return status == 200 ? "" : "the hub answers with HTTP " + status + ".";
        } catch (IOException broken) {
            return "the hub does not answer: " + broken.getMessage();
        }
    }

    static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ':' + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    String first() {
        return logins.get(0);
    }

    /** One after the other. */
    String login(long number) {
        return logins.get((int) (number % logins.size()));
    }

    /** The same envelope from each of them. */
    List<Load.Message> all(byte[] envelope) {
        return each(logins, envelope);
    }

    static List<Load.Message> each(List<String> logins, byte[] envelope) {
        return logins.stream().map(login -> message(login, envelope)).toList();
    }

    private static Load.Message message(String login, byte[] envelope) {
        return new Load.Message(basic(login), envelope);
    }
}
