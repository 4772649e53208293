package org.floris.cli.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.floris.cli.CommandFailure;

/** Everything that is compared on reads, side by side in front of the same backend. */
final class Stand implements AutoCloseable {
    static final String NGINX = "nginx";
    static final String SERVLET = "servlet";
    static final String CAMEL = "Camel";
    static final String CAMEL_TUNED = "Camel tuned";

    final StaticBackend backend;
    final HubTarget hub;
    private final List<Target> targets = new ArrayList<>();
    private final Map<String, String> absent = new LinkedHashMap<>();

    private Stand(StaticBackend backend, HubTarget hub) {
        this.backend = backend;
        this.hub = hub;
    }

    /** @param passing whether reads are passed through everything there is, or through the hub and a servlet alone */
    static Stand build(Plan plan, boolean passing, Consumer<String> progress) throws IOException, InterruptedException {
        progress.accept("Starting the backend, the hub and what it is compared with …");
        StaticBackend backend = new StaticBackend(Callers.basic("floris-hub"));
        HubTarget hub;
        try {
            hub = HubTarget.start(plan.home(), plan.directory().resolve("hub"), plan.clients(), backend);
        } catch (RuntimeException failure) {
            backend.close();
            throw failure;
        }
        Stand stand = new Stand(backend, hub);
        String address = backend.address();
        stand.targets.add(Target.direct(address));
        stand.add(SERVLET, () -> proxy(SERVLET, plan, ServletProxy.class, address));
        if (passing) {
            stand.add(NGINX, () -> Nginx.start(plan.directory(), address));
            stand.add(CAMEL_TUNED, () -> proxy(CAMEL_TUNED, plan, CamelProxy.class, address, "tuned"));
        }
        if (passing && !plan.shortForm()) {
            stand.add(CAMEL, () -> proxy(CAMEL, plan, CamelProxy.class, address, "default"));
            stand.add(Membrane.NAME, () -> Membrane.start(plan.directory(), plan.membrane(), plan.home(), address));
        }
        stand.targets.add(hub);
        return stand;
    }

    private interface Start {
        Target start() throws InterruptedException;
    }

    private void add(String name, Start start) throws InterruptedException {
        try {
            targets.add(start.start());
        } catch (BenchFailure | CommandFailure missing) {
            absent.put(name, missing.getMessage());
        }
    }

    private static Target proxy(String name, Plan plan, Class<?> main, String backend, String... more) {
        int port = ServerProcess.freePort();
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(port), backend));
        arguments.addAll(List.of(more));
        return ServerProcess.java(name, port, plan.directory(), main, arguments.toArray(String[]::new));
    }

    List<Target> targets() {
        return targets;
    }

    Target target(String name) {
        return targets.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BenchFailure(name + " is missing: " + absent.get(name)));
    }

    /** What could not be started, with the reason. */
    Map<String, String> absent() {
        return absent;
    }

    @Override
    public void close() throws IOException {
        targets.forEach(Target::close);
        backend.close();
    }
}
