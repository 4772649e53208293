package org.floris.cli.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The scenarios in which nothing is written. */
final class Reads {
    private static final int KILOBYTE = 1_024;
    private static final List<String> FEW = List.of("lastname");
    private static final List<String> MANY = List.of(
            "lastname",
            "firstname",
            "middlename",
            "birthdate",
            "gendercode",
            "mobilephone",
            "emailaddress1",
            "address1_city",
            "address1_line1",
            "frs_monthlyincome",
            "familystatuscode",
            "frs_segment",
            "description",
            "ownerid",
            "parentcustomerid");

    private final Stand stand;
    private final Stopwatch watch;
    private final List<Row> rows;

    Reads(Stand stand, Stopwatch watch, List<Row> rows) {
        this.stand = stand;
        this.watch = watch;
        this.rows = rows;
    }

    /** Reads that only pass, of about so many bytes, through everything there is. */
    void pass(int kilobytes) throws InterruptedException {
        List<String> callers = Callers.at(stand.hub.client(), "forsage");
        Target direct = stand.target("direct");
        byte[] query = sized(kilobytes * KILOBYTE, direct, callers.get(0));
        measure(Scenarios.read(kilobytes), stand.targets(), Callers.all(callers, query), size());
        stand.absent().forEach((target, why) -> rows.add(Row.missing(Scenarios.read(kilobytes), target, why)));
    }

    /** Reads of 1 KB at half of what the hub carries, which is the same load for all that carry as much. */
    void atConstantRate() throws InterruptedException {
        List<String> callers = Callers.at(stand.hub.client(), "forsage");
        List<Load.Message> messages = Callers.all(callers, sized(KILOBYTE, stand.target("direct"), callers.get(0)));
        double hubs = calls(Scenarios.read(1), stand.hub.name());
        for (Target target : stand.targets()) {
            double rate = Math.min(0.5 * hubs, 0.5 * calls(Scenarios.read(1), target.name()));
            Load load = Load.of(target.service("Forsage"), "RetrieveMultiple", messages);
            rows.addAll(watch.measure(
                    Scenarios.AT_RATE, Math.max(1, rate), Map.of(target, watch.atRate(load, Math.max(1, rate)))));
        }
    }

    /** Requests that have to be looked into, of about so many bytes, beside a proxy that looks at nothing. */
    void routeByBody(int kilobytes) throws InterruptedException {
        List<String> callers = Callers.at(stand.hub.client(), "forsage");
        List<String> known = stand.hub.sample("forsage", "contact", 2_000);
        List<String> ids = new ArrayList<>();
        byte[] query = Envelopes.query(1, FEW, List.of());
        while (query.length < kilobytes * KILOBYTE) {
            int more = Math.max(1, (kilobytes * KILOBYTE - query.length) / 70);
            for (int added = 0; added < more; added++) {
                ids.add(known.get(ids.size() % known.size()));
            }
            query = Envelopes.query(1, FEW, ids);
        }
        learn(stand.target("direct"), "Forsage", callers.get(0), query);
        String note = "requests of " + query.length + " bytes";
        measure(
                Scenarios.routing(kilobytes),
                List.of(stand.target(Stand.SERVLET), stand.hub),
                Callers.all(callers, query),
                note);
    }

    /** Callers of forsage whose home is loris, beside callers whose home is forsage; answers of 10 KB for both. */
    void translate() throws InterruptedException {
        List<String> atHome = Callers.at(stand.hub.client(), "forsage");
        List<String> moved = Callers.at(stand.hub.client(), "loris");
        byte[] passed = sized(10 * KILOBYTE, stand.hub, atHome.get(0));
        Measured plain = only(Scenarios.TRANSLATION + ": passed through", Callers.all(atHome, passed));
        byte[] translated = sized(10 * KILOBYTE, stand.hub, moved.get(0));
        Measured moving = only(Scenarios.TRANSLATION + ": translated", Callers.all(moved, translated));
        if (moving.errors() > 0 || plain.errors() > 0) {
            rows.add(Row.missing(Scenarios.TRANSLATION, stand.hub.name(), "There were errors; see the hub's log."));
        }
    }

    private Measured only(String scenario, List<Load.Message> messages) throws InterruptedException {
        return measure(scenario, List.of(stand.hub), messages, size()).get(0).measured();
    }

    private String size() {
        return "answers of " + stand.backend.answerSize() + " bytes";
    }

    private List<Row> measure(String scenario, List<Target> targets, List<Load.Message> messages, String note)
            throws InterruptedException {
        Map<Target, Stopwatch.Run> runs = new LinkedHashMap<>();
        targets.forEach(target ->
                runs.put(target, watch.closedLoop(Load.of(target.service("Forsage"), "RetrieveMultiple", messages))));
        List<Row> measured = watch.measure(scenario, 0, runs).stream()
                .map(row -> row.noted(note))
                .toList();
        rows.addAll(measured);
        return measured;
    }

    private double calls(String scenario, String target) {
        ToDoubleFunction<Row> calls = row -> row.measured().calls();
        return rows.stream()
                .filter(row -> row.scenario().equals(scenario) && row.target().equals(target) && row.measured() != null)
                .mapToDouble(calls)
                .findFirst()
                .orElseThrow(() -> new BenchFailure("The constant rate follows from the reads of 1 KB."));
    }

    /** A query whose answer has about so many bytes; the backend has learned that answer. */
    private byte[] sized(int bytes, Target way, String login) {
        List<String> columns = bytes > KILOBYTE ? MANY : FEW;
        int one = learn(way, "Forsage", login, Envelopes.query(1, columns, List.of()));
        int two = learn(way, "Forsage", login, Envelopes.query(2, columns, List.of()));
        int count = Math.max(1, (int) Math.round(1 + (bytes - one) / (double) Math.max(1, two - one)));
        byte[] query = Envelopes.query(count, columns, List.of());
        learn(way, "Forsage", login, query);
        return query;
    }

    /** Has the backend answer what the simulator answers to this. */
    private int learn(Target way, String organisation, String login, byte[] envelope) {
        stand.backend.learnAnew();
        URI url = way.service(organisation);
        Load load = Load.of(url, "RetrieveMultiple", List.of(new Load.Message(Callers.basic(login), envelope)));
        try (HttpWire wire = new HttpWire(url)) {
            int status = wire.call(
                    HttpWire.request(url, load.headers(), load.messages().get(0)));
            if (status != 200 || stand.backend.answerSize() == 0) {
                throw new BenchFailure(way.name() + " answers the benchmark's read with HTTP " + status + ".");
            }
            return stand.backend.answerSize();
        } catch (IOException broken) {
            throw new BenchFailure(way.name() + " does not answer the benchmark's read: " + broken.getMessage());
        }
    }
}
