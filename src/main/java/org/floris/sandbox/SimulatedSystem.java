package org.floris.sandbox;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.floris.sandbox.SandboxSettings.SystemSettings;
import org.floris.sandbox.crm.Accounts;
import org.floris.sandbox.crm.Crm;
import org.floris.sandbox.crm.Schema;
import org.floris.sandbox.crm.SchemaReader;
import org.floris.sandbox.crm.login.Gate;
import org.floris.sandbox.crm.login.TokenService;
import org.floris.sandbox.crm.wire.Backend;
import org.floris.sandbox.crm.wire.CallCounts;
import org.floris.sandbox.crm.wire.OrganizationEndpoint;
import org.floris.sandbox.plugin.ChangePlugin;
import org.floris.sandbox.population.Population;

/** One simulated CRM on its port. It listens at once; calls wait until its data are there. */
final class SimulatedSystem implements AutoCloseable {
    private static final int THREADS = 160;

    private final SandboxSettings settings;
    private final SystemSettings own;
    private final Schema schema;
    private final HttpServer server;
    private final ThreadPoolExecutor pool;
    private final CompletableFuture<Backend> backend = new CompletableFuture<>();
    private final FaultInjection faults;
    private final CallCounts counts = new CallCounts();
    private final ChangePlugin plugin;
    private final TokenService tokens;
    private final Gate gate;
    private final Crm crm;

    SimulatedSystem(SandboxSettings settings, SystemSettings own) {
        this.settings = settings;
        this.own = own;
        this.schema = SchemaReader.read(own.name());
        this.faults = new FaultInjection(settings.seed());
        this.plugin = new ChangePlugin(
                own.name(),
                own.pluginEnabled(),
                settings.hub(),
                own.pluginLogin(),
                own.pluginPassword(),
                own.pluginTimeout(),
                () -> backend().crm().database());
        this.tokens = new TokenService(settings.clientSecret());
        this.gate = Gate.of(
                settings.logins().getOrDefault(own.name(), "basic"),
                () -> backend().accounts(),
                tokens);
        this.crm = crm();
        this.server = bindOrClose();
        this.pool = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(10_000), threads(own.name()));
        pool.allowCoreThreadTimeOut(true);
        server.setExecutor(pool);
        serve(
                "/" + own.organization() + "/XRMServices/2011/Organization.svc",
                new OrganizationEndpoint(this::backend, gate, faults, counts),
                OrganizationEndpoint::apologise);
        gate.service().ifPresent(service -> serve(service.path(), service.handler(), service.apology()));
        serve("/sandbox/", new AdminEndpoint(this), AdminEndpoint::apologise);
        server.start();
    }

    private void serve(String path, HttpHandler handler, Guarded.Apology apology) {
        server.createContext(path, new Guarded(own.name(), handler, apology));
    }

    private HttpServer bindOrClose() {
        try {
            return bind(own);
        } catch (RuntimeException e) {
            crm.close();
            throw e;
        }
    }

    private static HttpServer bind(SystemSettings own) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), own.port()), 1024);
        } catch (BindException e) {
            throw new IllegalStateException("Port " + own.port() + " of the simulated system " + own.name()
                    + " is in use: choose another with floris.sandbox." + own.name() + ".port.");
        } catch (IOException e) {
            throw new UncheckedIOException("The simulated system " + own.name() + " cannot listen.", e);
        }
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "sandbox-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Opened at once, so that a log that cannot be used stops the start. */
    private Crm crm() {
        Path file = settings.dataDirectory() == null
                ? null
                : settings.dataDirectory().resolve("sandbox").resolve(own.name() + ".log");
        String origin = "sandbox 1, " + own.name() + ", seed " + settings.seed() + ", clients " + settings.clients();
        return new Crm(schema, file, origin, plugin);
    }

    /** Takes the data and begins to answer. */
    void open(Population population) {
        crm.open(population::load);
        backend.complete(new Backend(crm, new Accounts(crm, settings.serviceAccounts(), settings.password())));
    }

    void fail(Throwable cause) {
        backend.completeExceptionally(cause);
    }

    /** Waits until the data are there. */
    Backend backend() {
        return backend.join();
    }

    boolean ready() {
        return backend.isDone() && !backend.isCompletedExceptionally();
    }

    Schema schema() {
        return schema;
    }

    SystemSettings own() {
        return own;
    }

    FaultInjection faults() {
        return faults;
    }

    Gate gate() {
        return gate;
    }

    TokenService tokens() {
        return tokens;
    }

    CallCounts counts() {
        return counts;
    }

    ChangePlugin plugin() {
        return plugin;
    }

    /** The address of the SOAP 1.2 endpoint; SOAP 1.1 is at {@code /web} below it. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + own.organization()
                + "/XRMServices/2011/Organization.svc");
    }

    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
        crm.close();
    }
}
