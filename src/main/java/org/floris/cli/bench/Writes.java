package org.floris.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * The married write beside what it is made of: the two calls to the systems as they are, and single inserts into the
 * same database. One caller shows the time that the hub adds, many show what it carries.
 */
final class Writes {
    static final String ALONE = ", one caller";
    static final String BARE = "two bare calls";

    /** What a write may need; probes and log-ins execute something else. */
    private static final List<String> CALLS = List.of("Update", "Retrieve", "RetrieveMultiple");

    private final HubTarget hub;
    private final Plan plan;
    private final Stopwatch watch;
    private final List<Row> rows;
    private final AtomicLong numbers = new AtomicLong();

    Writes(HubTarget hub, Plan plan, Stopwatch watch, List<Row> rows) {
        this.hub = hub;
        this.plan = plan;
        this.watch = watch;
        this.rows = rows;
    }

    void measure() throws InterruptedException {
        List<String> callers = Callers.at(hub.client(), "forsage");
        List<String> clients = hub.sample("forsage", "contact", 2_000);
        Load married = Load.of(hub.service("Forsage"), "Update", List.of());
        LongFunction<Load.Message> update =
                number -> message(Callers.basic(callers.get((int) (number % callers.size()))), clients);
        for (int connections : new int[] {1, plan.connections()}) {
            String scenario = Scenarios.WRITE + (connections == 1 ? ALONE : "");
            Driver driver = new Driver(connections);
            bareCalls(scenario, driver);
            long before = systemCalls();
            long written = numbers.get();
            List<Row> row =
                    watch.measure(scenario, 0, Map.of(hub, seconds -> driver.closedLoop(married, update, seconds)));
            double each = (systemCalls() - before) / (double) Math.max(1, numbers.get() - written);
            rows.add(row.get(0).noted(String.format(Locale.ROOT, "%.2f calls to the systems each", each)));
            inserts(scenario, connections);
        }
    }

    /** Both calls one after the other take the sum of their times. */
    private void bareCalls(String scenario, Driver driver) throws InterruptedException {
        Map<Target, Stopwatch.Run> runs = new LinkedHashMap<>();
        for (String organisation : List.of("Forsage", "Loris")) {
            String system = organisation.toLowerCase(Locale.ROOT);
            Target target = Target.direct(hub.system(system).url());
            List<String> clients = hub.sample(system, "contact", 2_000);
            Load bare = Load.of(target.service(organisation), "Update", List.of());
            String account = Callers.basic("floris-hub");
            runs.put(target, seconds -> driver.closedLoop(bare, number -> message(account, clients), seconds));
        }
        List<Row> both = watch.measure(scenario + ": bare calls", 0, runs);
        Measured forsage = both.get(0).measured();
        Measured loris = both.get(1).measured();
        rows.add(new Row(
                scenario,
                BARE,
                0,
                new Measured(
                        1 / (1 / forsage.calls() + 1 / loris.calls()),
                        forsage.p50() + loris.p50(),
                        forsage.p99() + loris.p99(),
                        forsage.p999() + loris.p999(),
                        forsage.errors() + loris.errors()),
                null,
                0,
                "forsage's and loris' figures added"));
    }

    private void inserts(String scenario, int connections) throws InterruptedException {
        try {
            Pgbench pgbench = Pgbench.of(plan.directory(), hub.databasePort());
            Target database = Target.direct(Pgbench.NAME);
            Row row = watch.measure(scenario, 0, Map.of(database, seconds -> pgbench.inserts(connections, seconds)))
                    .get(0);
            rows.add(new Row(scenario, Pgbench.NAME, 0, row.measured(), null, 0, "single inserts"));
            pgbench.tidy();
        } catch (IOException | BenchFailure missing) {
            rows.add(Row.missing(scenario, Pgbench.NAME, missing.getMessage()));
        }
    }

    /** Never the same text twice, or there would be nothing to write. */
    private Load.Message message(String authorization, List<String> clients) {
        long number = numbers.getAndIncrement();
        String client = clients.get((int) (number % clients.size()));
        return new Load.Message(authorization, Envelopes.update(client, "description", "Update " + number));
    }

    private long systemCalls() {
        long calls = 0;
        for (String system : List.of("forsage", "loris")) {
            JsonNode counts = hub.system(system).get("/sandbox/status").path("calls");
            for (String operation : CALLS) {
                calls += counts.path(operation).asLong();
            }
        }
        return calls;
    }
}
