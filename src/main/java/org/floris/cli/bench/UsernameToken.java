package org.floris.cli.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Callers who log in with WS-Security, each call with a nonce and a time of its own, beside callers with HTTP Basic. */
final class UsernameToken {
    private static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String WSU =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private static final String TEXT =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";

    private final Stand stand;
    private final Plan plan;
    private final Stopwatch watch;
    private final List<Row> rows;

    UsernameToken(Stand stand, Plan plan, Stopwatch watch, List<Row> rows) {
        this.stand = stand;
        this.plan = plan;
        this.watch = watch;
        this.rows = rows;
    }

    void measure() throws InterruptedException {
        List<String> callers = Callers.at(stand.hub.client(), "forsage");
        byte[] query = Envelopes.query(1, List.of("lastname"), List.of());
        Load load = Load.of(stand.hub.service("Forsage"), "RetrieveMultiple", List.of());
        String refusal = refusal(load, token(query, callers.get(0)));
        if (!refusal.isEmpty()) {
            rows.add(Row.missing(Scenarios.USERNAME_TOKEN, stand.hub.name(), refusal));
            return;
        }
        Driver driver = new Driver(plan.connections());
        Map<Target, Stopwatch.Run> runs = new LinkedHashMap<>();
        runs.put(
                stand.hub,
                seconds -> driver.closedLoop(
                        load, number -> token(query, callers.get((int) (number % callers.size()))), seconds));
        rows.addAll(watch.measure(Scenarios.USERNAME_TOKEN, 0, runs));
        runs.put(
                stand.hub,
                seconds -> driver.closedLoop(
                        load,
                        number -> new Load.Message(Callers.basic(callers.get((int) (number % callers.size()))), query),
                        seconds));
        rows.addAll(watch.measure(Scenarios.USERNAME_TOKEN + ": with Basic", 0, runs));
    }

    /** Empty when the hub takes such a log-in. */
    private static String refusal(Load load, Load.Message message) {
        URI url = load.url();
        try (HttpWire wire = new HttpWire(url)) {
            int status = wire.call(HttpWire.request(url, load.headers(), message));
            return status == 200 ? "" : "Skipped: the hub answers a call with UsernameToken with HTTP " + status + ".";
        } catch (IOException broken) {
            return "Skipped: the hub does not answer a call with UsernameToken: " + broken.getMessage();
        }
    }

    private static Load.Message token(byte[] envelope, String login) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        byte[] nonce = ByteBuffer.allocate(16)
                .putLong(ThreadLocalRandom.current().nextLong())
                .putLong(ThreadLocalRandom.current().nextLong())
                .array();
        String header = "<o:Security s:mustUnderstand=\"1\" xmlns:o=\"" + WSSE + "\" xmlns:u=\"" + WSU
                + "\"><u:Timestamp><u:Created>" + now + "</u:Created><u:Expires>" + now.plus(5, ChronoUnit.MINUTES)
                + "</u:Expires></u:Timestamp><o:UsernameToken><o:Username>" + login
                + "</o:Username><o:Password Type=\"" + TEXT + "\">" + Callers.PASSWORD + "</o:Password><o:Nonce>"
                + Base64.getEncoder().encodeToString(nonce) + "</o:Nonce><u:Created>" + now
                + "</u:Created></o:UsernameToken></o:Security>";
        return new Load.Message(null, Envelopes.withHeader(envelope, header));
    }
}
