package org.floris.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.floris.cli.HubClient;
import org.floris.cli.HubProcess;

/** The hub with everything in the box, its people known and its first load done. */
final class HubTarget implements Target {
    private static final long LOADED_WITHIN_MILLIS = 300_000;

    private final HubProcess process;
    private final Path data;
    private final HubClient client;
    private final Map<String, HubClient> systems;
    private final Map<String, Callers> callers = new HashMap<>();

    private HubTarget(HubProcess process, Path data, Map<String, HubClient> systems) {
        this.process = process;
        this.data = data;
        this.client = new HubClient(process.url(), "engineer", "floris");
        this.systems = systems;
    }

    /** @param through called by the hub instead of both systems, and put in front of forsage; null for none */
    static HubTarget start(Path home, Path data, int clients, StaticBackend through) throws IOException {
        int forsage = ServerProcess.freePort();
        int loris = ServerProcess.freePort();
        List<String> settings = new ArrayList<>(List.of(
                "--floris.sandbox.forsage.port=" + forsage,
                "--floris.sandbox.loris.port=" + loris,
                "--floris.usage.leave-out=" + Callers.LEFT_OUT,
                // A backend that answers by heart cannot be asked who calls, when the log-ins' time is over.
                "--floris.facade.login-kept-for=12h",
                // Nothing but the calls that are measured.
                "--floris.conflicts.every=1h"));
        if (through != null) {
            through.inFrontOf("Forsage", "http://127.0.0.1:" + forsage);
            through.inFrontOf("Loris", "http://127.0.0.1:" + loris);
            settings.add("--floris.sandbox.through.forsage=" + through.address());
            settings.add("--floris.sandbox.through.loris=" + through.address());
        }
        HubProcess process =
                HubProcess.start(home, data, ServerProcess.freePort(), clients, settings.toArray(String[]::new));
        Leftovers.add(process.handle());
        HubTarget hub = new HubTarget(
                process,
                data,
                Map.of(
                        "forsage",
                        systemAt("http://127.0.0.1:" + forsage),
                        "loris",
                        systemAt("http://127.0.0.1:" + loris)));
        try {
            process.awaitReady();
            hub.awaitLoaded();
            return hub;
        } catch (RuntimeException failure) {
            hub.close();
            throw failure;
        }
    }

    private static HubClient systemAt(String address) {
        return new HubClient(address, "floris-hub", Callers.PASSWORD);
    }

    private void awaitLoaded() {
        for (long waited = 0; waited < LOADED_WITHIN_MILLIS; waited += 200) {
            if (client.get("/api/v1/first-load").path("state").asText().equals("done")) {
                return;
            }
            Pause.millis(200);
        }
        throw new BenchFailure("The hub's first load did not end; its log is " + process.log() + ".");
    }

    @Override
    public String name() {
        return "Floris";
    }

    @Override
    public String address() {
        return process.url();
    }

    @Override
    public URI service(String organisation) {
        return URI.create(process.url() + "/xrm/" + organisation.toLowerCase(Locale.ROOT)
                + "/XRMServices/2011/Organization.svc/web");
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.of(process.handle());
    }

    /** People who work in this system. */
    Callers callers(String home) {
        return callers.computeIfAbsent(home, system -> Callers.of(this, system));
    }

    HubClient client() {
        return client;
    }

    /** The simulated system's own side. */
    HubClient system(String name) {
        return systems.get(name);
    }

    /** Ids of records in a system. */
    List<String> sample(String system, String entity, int count) {
        JsonNode sample =
                systems.get(system).get("/sandbox/sample", Map.of("entity", entity, "count", Integer.toString(count)));
        List<String> ids = new ArrayList<>();
        sample.forEach(id -> ids.add(id.asText()));
        return ids;
    }

    /** The port of the PostgreSQL in the box, from the file that it keeps while it runs. */
    int databasePort() throws IOException {
        return Integer.parseInt(Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                .get(3)
                .strip());
    }

    @Override
    public void close() {
        process.close();
    }
}
