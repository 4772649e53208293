package org.floris.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * The married write beside what it is made of: the calls to the systems as they are, and single inserts into the same
 * database. One caller shows the time that the hub adds, many show what it carries.
 */
final class Writes {
    static final String ALONE = ", one caller";
    static final String BARE = "its calls, bare";
    static final String TWO = "two bare updates";

    private static final int FEW = 4;

    private final HubTarget hub;
    private final Plan plan;
    private final Stopwatch watch;
    private final List<Row> rows;
    private final AtomicLong numbers = new AtomicLong();

    /** One of the calls that a write is made of; probes and log-ins execute something else. */
    private record Call(String system, String operation) {
        static final List<Call> ALL = List.of(
                new Call("forsage", "Update"),
                new Call("loris", "Update"),
                new Call("forsage", "Retrieve"),
                new Call("loris", "Retrieve"));

        /** Home and mirror are updated; home says beforehand how the record was. */
        static final List<Call> EXPECTED = ALL.subList(0, 3);

        String organisation() {
            return system.substring(0, 1).toUpperCase(Locale.ROOT) + system.substring(1);
        }
    }

    Writes(HubTarget hub, Plan plan, Stopwatch watch, List<Row> rows) {
        this.hub = hub;
        this.plan = plan;
        this.watch = watch;
        this.rows = rows;
    }

    void measure() throws InterruptedException {
        Callers callers = hub.callers("forsage");
        List<String> clients = clients("forsage", true);
        Load married = Load.of(hub.service("Forsage"), "Update", List.of());
        LongFunction<Load.Message> update = number -> update(Callers.basic(callers.login(number)), clients);
        Driver all = new Driver(plan.connections());
        // Married writes first, since they warm up the systems' side too. By a few: one caller alone would take long,
        // and
        // many would leave the compiler no time.
        Driver few = new Driver(Math.min(FEW, plan.connections()));
        watch.warmUp(Scenarios.WRITE, hub, seconds -> few.closedLoop(married, update, seconds));
        for (int connections : new int[] {plan.connections(), 1}) {
            boolean alone = connections == 1;
            String scenario = Scenarios.WRITE + (alone ? ALONE : "");
            Driver driver = alone ? new Driver(1) : all;
            Map<Call, Measured> bare = bareCalls(scenario, driver);
            Map<Call, Long> before = systemCalls();
            long written = numbers.get();
            Row row = watch.measure(scenario, Map.of(hub, seconds -> driver.closedLoop(married, update, seconds)))
                    .get(0);
            Map<Call, Double> made = made(before, Math.max(1, numbers.get() - written));
            rows.add(row.noted(told(made)));
            rows.add(sum(scenario, BARE, bare, made, "what the hub calls for a write, one after the other"));
            Map<Call, Double> two = Map.of(Call.ALL.get(0), 1.0, Call.ALL.get(1), 1.0);
            rows.add(sum(scenario, TWO, bare, two, "forsage's and loris' figures added"));
            inserts(scenario, connections);
        }
    }

    /**
     * Bare calls and married ones each have half of the clients: what was changed past the hub is read once more, and what
     * is overwritten of it kept, which is no part of a plain write.
     */
    private List<String> clients(String system, boolean married) {
        return hub.sample(system, "contact", 2_000).stream()
                .filter(id -> married == (Character.digit(id.charAt(id.length() - 1), 16) % 2 == 0))
                .toList();
    }

    private Map<Call, Measured> bareCalls(String scenario, Driver driver) throws InterruptedException {
        Map<Call, Measured> measured = new LinkedHashMap<>();
        String account = Callers.basic("floris-hub");
        for (Call call : Call.EXPECTED) {
            List<String> clients = clients(call.system(), false);
            Target target = Target.direct(hub.system(call.system()).url());
            Load load = Load.of(target.service(call.organisation()), call.operation(), List.of());
            LongFunction<Load.Message> message = call.operation().equals("Update")
                    ? number -> update(account, clients)
                    : number -> new Load.Message(
                            account, Envelopes.retrieve(clients.get((int) (number % clients.size())), "description"));
            Row row = watch.measure(
                            scenario + ": bare " + call.operation() + " of " + call.system(),
                            Map.of(target, seconds -> driver.closedLoop(load, message, seconds)))
                    .get(0);
            rows.add(row);
            measured.put(call, row.measured());
        }
        return measured;
    }

    /** Calls one after the other take the sum of their times. */
    private static Row sum(
            String scenario, String name, Map<Call, Measured> bare, Map<Call, Double> times, String note) {
        double seconds = 0;
        double p50 = 0;
        double p99 = 0;
        double p999 = 0;
        long errors = 0;
        for (Map.Entry<Call, Double> each : times.entrySet()) {
            Measured call = bare.get(each.getKey());
            if (call == null) {
                // Not one of those that a write is expected to make, and so told in the hub's row alone.
                continue;
            }
            seconds += each.getValue() / call.calls();
            p50 += each.getValue() * call.p50();
            p99 += each.getValue() * call.p99();
            p999 += each.getValue() * call.p999();
            errors += each.getValue() > 0 ? call.errors() : 0;
        }
        return new Row(scenario, name, 0, new Measured(1 / seconds, p50, p99, p999, errors), null, 0, note);
    }

    private static String told(Map<Call, Double> made) {
        List<String> parts = new ArrayList<>();
        made.forEach((call, times) -> {
            if (times > 0.005) {
                parts.add(String.format(Locale.ROOT, "%.2f %s of %s", times, call.operation(), call.system()));
            }
        });
        double all = made.values().stream().mapToDouble(Double::doubleValue).sum();
        return String.format(Locale.ROOT, "%.2f calls to the systems each: ", all) + String.join(", ", parts);
    }

    private void inserts(String scenario, int connections) throws InterruptedException {
        try {
            Pgbench pgbench = Pgbench.of(plan.directory(), hub.databasePort());
            Target database = Target.direct(Pgbench.NAME);
            Row row = watch.measure(scenario, Map.of(database, seconds -> pgbench.inserts(connections, seconds)))
                    .get(0);
            rows.add(new Row(scenario, Pgbench.NAME, 0, row.measured(), null, 0, "single inserts"));
            pgbench.tidy();
        } catch (IOException | BenchFailure missing) {
            rows.add(Row.missing(scenario, Pgbench.NAME, missing.getMessage()));
        }
    }

    /** Never the same text twice, or there would be nothing to write. */
    private Load.Message update(String authorization, List<String> clients) {
        long number = numbers.getAndIncrement();
        String client = clients.get((int) (number % clients.size()));
        return new Load.Message(authorization, Envelopes.update(client, "description", "Update " + number));
    }

    private Map<Call, Double> made(Map<Call, Long> before, long writes) {
        Map<Call, Double> made = new LinkedHashMap<>();
        systemCalls().forEach((call, count) -> made.put(call, (count - before.get(call)) / (double) writes));
        return made;
    }

    private Map<Call, Long> systemCalls() {
        Map<Call, Long> calls = new LinkedHashMap<>();
        for (Call call : Call.ALL) {
            JsonNode counts = hub.system(call.system()).get("/sandbox/status").path("calls");
            calls.put(call, counts.path(call.operation()).asLong());
        }
        return calls;
    }
}
