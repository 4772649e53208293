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
        Callers callers = stand.hub.callers("forsage");
        Target direct = stand.target("direct");
        byte[] query = sized(kilobytes * KILOBYTE, direct, callers.first());
        measure(Scenarios.read(kilobytes), stand.targets(), callers.all(query), size());
        stand.absent().forEach((target, why) -> rows.add(Row.missing(Scenarios.read(kilobytes), target, why)));
    }

    /** Reads of 1 KB at half of what the hub carries, which is the same load for all that carry as much. */
    void atConstantRate() throws InterruptedException {
        Callers callers = stand.hub.callers("forsage");
        List<Load.Message> messages = callers.all(sized(KILOBYTE, stand.target("direct"), callers.first()));
        double hubs = calls(Scenarios.read(1), stand.hub.name());
        Map<Target, Double> rates = new LinkedHashMap<>();
        Map<Target, Stopwatch.Run> runs = new LinkedHashMap<>();
        for (Target target : stand.targets()) {
            double rate = Math.max(1, 0.5 * Math.min(hubs, calls(Scenarios.read(1), target.name())));
            rates.put(target, rate);
            runs.put(target, watch.atRate(Load.of(target.service("Forsage"), "RetrieveMultiple", messages), rate));
        }
        rows.addAll(watch.measure(Scenarios.AT_RATE, rates::get, runs));
    }

    /**
     * The same reads of callers whose calls stand in the usage log, and of others whose calls do not, in many short turns
     * within one process: two would differ by more than the log costs.
     */
    void withAndWithoutUsageLog() throws InterruptedException {
        Callers callers = stand.hub.callers("forsage");
        if (callers.leftOut().isEmpty()) {
            rows.add(Row.missing(Scenarios.USAGE, stand.hub.name(), "Everybody's calls stand in the usage log."));
            return;
        }
        byte[] query = sized(KILOBYTE, stand.target("direct"), callers.first());
        int most = Math.min(callers.logins().size(), callers.leftOut().size());
        Map<String, Stopwatch.Run> runs = new LinkedHashMap<>();
        runs.put(Scenarios.USAGE, logged(callers.logins().subList(0, most), query));
        runs.put(Scenarios.NO_USAGE, logged(callers.leftOut().subList(0, most), query));
        watch.often(Scenarios.USAGE, runs)
                .forEach((scenario, measured) -> rows.add(new Row(
                        scenario,
                        stand.hub.name(),
                        0,
                        Measured.median(measured),
                        null,
                        0,
                        measured.size() + " short runs in turns")));
    }

    private Stopwatch.Run logged(List<String> logins, byte[] query) {
        return watch.closedLoop(Load.of(stand.hub.service("Forsage"), "RetrieveMultiple", Callers.each(logins, query)));
    }

    /** Requests that have to be looked into, of about so many bytes, beside a proxy that looks at nothing. */
    void routeByBody(int kilobytes) throws InterruptedException {
        Callers callers = stand.hub.callers("forsage");
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
        learn(stand.target("direct"), callers.first(), query);
        String note = "requests of " + query.length + " bytes";
        measure(
                Scenarios.routing(kilobytes),
                List.of(stand.target(Stand.SERVLET), stand.hub),
                callers.all(query),
                note);
    }

    /** Callers of forsage whose home is loris, beside callers whose home is forsage; answers of 10 KB for both. */
    void translate() throws InterruptedException {
        Callers atHome = stand.hub.callers("forsage");
        Callers moved = stand.hub.callers("loris");
        byte[] passed = sized(10 * KILOBYTE, stand.hub, atHome.first());
        Measured plain = only(Scenarios.TRANSLATION + ": passed through", atHome.all(passed));
        byte[] translated = sized(10 * KILOBYTE, stand.hub, moved.first());
        Measured moving = only(Scenarios.TRANSLATION + ": translated", moved.all(translated));
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
        List<Row> measured = watch.measure(scenario, runs).stream()
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
        int one = learn(way, login, Envelopes.query(1, columns, List.of()));
        int two = learn(way, login, Envelopes.query(2, columns, List.of()));
        int count = Math.max(1, (int) Math.round(1 + (bytes - one) / (double) Math.max(1, two - one)));
        byte[] query = Envelopes.query(count, columns, List.of());
        learn(way, login, query);
        return query;
    }

    /** Has the backend answer what the simulator answers to this. */
    private int learn(Target way, String login, byte[] envelope) {
        stand.backend.learnAnew();
        URI url = way.service("Forsage");
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
