package org.floris.cli.bench;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/** Callers who log in with WS-Security, each call with a nonce and a time of its own, beside callers with HTTP Basic. */
final class UsernameToken {
    private static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String WSU =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private static final String TEXT =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";

    /** Each with a nonce and a time of its own; more than are on their way at once, and few enough to be kept. */
    private static final int MESSAGES = 1_024;

    private final Stand stand;
    private final Stopwatch watch;
    private final List<Row> rows;

    UsernameToken(Stand stand, Stopwatch watch, List<Row> rows) {
        this.stand = stand;
        this.watch = watch;
        this.rows = rows;
    }

    void measure() throws InterruptedException {
        Callers callers = stand.hub.callers("forsage");
        byte[] query = Envelopes.query(1, List.of("lastname"), List.of());
        List<Load.Message> tokens = LongStream.range(0, MESSAGES)
                .mapToObj(number -> token(query, callers.login(number)))
                .toList();
        String refusal = Callers.refusal(stand.hub.service("Forsage"), tokens.get(0));
        if (!refusal.isEmpty()) {
            rows.add(Row.missing(Scenarios.USERNAME_TOKEN, stand.hub.name(), "With UsernameToken " + refusal));
            return;
        }
        measure(Scenarios.USERNAME_TOKEN, tokens);
        measure(Scenarios.USERNAME_TOKEN + ": with Basic", callers.all(query));
    }

    private void measure(String scenario, List<Load.Message> messages) throws InterruptedException {
        Load load = Load.of(stand.hub.service("Forsage"), "RetrieveMultiple", messages);
        rows.addAll(watch.measure(scenario, Map.of(stand.hub, watch.closedLoop(load))));
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
