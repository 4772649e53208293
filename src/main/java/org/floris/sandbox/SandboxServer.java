package org.floris.sandbox;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.floris.sandbox.SandboxSettings.SystemSettings;
import org.floris.sandbox.population.Population;

/** The simulated systems of the sandbox. Needs no Spring. */
public final class SandboxServer implements AutoCloseable {
    static {
        // Read once, when the JDK's server class is loaded: answers without delay, connections that stay.
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("sun.net.httpserver.idleInterval", "300");
        setUnlessSet("sun.net.httpserver.maxIdleConnections", "10000");
    }

    private final Map<String, SimulatedSystem> systems = new LinkedHashMap<>();

    private SandboxServer() {}

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /**
     * Starts both systems. Their ports listen when this returns; calls wait until the data are generated.
     *
     * @throws IllegalStateException when a port is in use, with a sentence that names it
     */
    public static SandboxServer start(SandboxSettings settings) {
        SandboxServer server = new SandboxServer();
        try {
            for (SystemSettings own : settings.systems()) {
                server.systems.put(own.name(), new SimulatedSystem(settings, own));
            }
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        Thread loading = new Thread(() -> server.load(settings), "sandbox-data");
        loading.setDaemon(true);
        loading.start();
        return server;
    }

    private void load(SandboxSettings settings) {
        try {
            List<String> accounts = new ArrayList<>(settings.serviceAccounts());
            Population population = Population.of(
                    settings.seed(),
                    settings.clients(),
                    system("forsage").schema(),
                    system("loris").schema(),
                    accounts);
            systems.values().forEach(system -> system.open(population));
        } catch (RuntimeException | Error e) {
            systems.values().forEach(system -> system.fail(e));
        }
    }

    private SimulatedSystem system(String name) {
        SimulatedSystem system = systems.get(name);
        if (system == null) {
            throw new IllegalArgumentException(
                    "There is no simulated system '" + name + "', only " + systems.keySet() + ".");
        }
        return system;
    }

    /** The SOAP 1.2 address of a system; SOAP 1.1 is at {@code /web} below it, the admin side at {@code /sandbox/}. */
    public URI address(String system) {
        return system(system).address();
    }

    /**
     * Waits until all data are there.
     *
     * @throws java.util.concurrent.CompletionException when they cannot be had, with the cause
     */
    public void awaitReady() {
        systems.values().forEach(SimulatedSystem::backend);
    }

    public FaultInjection faults(String system) {
        return system(system).faults();
    }

    /** Tells the plug-ins where the hub is. */
    public void hub(URI address) {
        systems.values().forEach(system -> system.plugin().hub(address));
    }

    /** Switches the plug-in of a system on or off. */
    public void plugin(String system, boolean enabled) {
        system(system).plugin().enable(enabled);
    }

    @Override
    public void close() {
        systems.values().forEach(SimulatedSystem::close);
    }
}
