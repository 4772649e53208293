package org.floris.cli.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Many callers who keep their connections, few of whom call: what the hub holds for them. */
final class Sessions {
    static final int OPEN = 6_000;

    private static final int ACTIVE = 700;
    /** A call every two seconds from each. */
    private static final double RATE = ACTIVE / 2.0;

    private final Stand stand;
    private final Plan plan;
    private final List<Row> rows;

    Sessions(Stand stand, Plan plan, List<Row> rows) {
        this.stand = stand;
        this.plan = plan;
        this.rows = rows;
    }

    void measure() throws InterruptedException {
        List<Load.Message> messages =
                stand.hub.callers("forsage").all(Envelopes.query(1, List.of("lastname"), List.of()));
        Load load = Load.of(stand.hub.service("Forsage"), "RetrieveMultiple", messages);
        ProcessHandle process = stand.hub.process().orElseThrow();
        Memory before = Memory.of(process);
        List<HttpWire> idle = new ArrayList<>();
        try {
            open(load, messages, idle);
            Measured active = new Driver(ACTIVE).atRate(load, Math.max(2, 2 * plan.seconds()), RATE);
            Memory full = Memory.of(process);
            Memory after = Memory.collected(process);
            long alive = idle.stream().filter(HttpWire::isOpen).count();
            rows.add(new Row(
                    Scenarios.SESSIONS,
                    stand.hub.name(),
                    RATE,
                    active,
                    after,
                    (full.collecting() - before.collecting()) * 1_000,
                    alive + ACTIVE + " connections open; threads " + before.threads() + " before, " + after.threads()
                            + " with them; heap " + Math.round(full.heapMegabytes()) + " MB before it was collected"));
        } catch (IOException broken) {
            rows.add(Row.missing(Scenarios.SESSIONS, stand.hub.name(), idle.size() + " opened, then " + broken));
        } finally {
            close(idle);
        }
    }

    private static void open(Load load, List<Load.Message> messages, List<HttpWire> idle) throws IOException {
        URI url = load.url();
        byte[] request = HttpWire.request(url, load.headers(), messages.get(0));
        for (int opened = 0; opened < OPEN - ACTIVE; opened++) {
            HttpWire wire = new HttpWire(url);
            idle.add(wire);
            wire.call(request);
        }
    }

    private static void close(List<HttpWire> wires) {
        for (HttpWire wire : wires) {
            try {
                wire.close();
            } catch (IOException ignored) {
                // Whatever is left ends with this process.
            }
        }
    }
}
