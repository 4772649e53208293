package org.floris.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL outside the hub that can be torn down in the middle of its work and started again on its data. */
final class Postgres implements AutoCloseable {
    private final Path directory;
    private final Path binaries;
    private final int port;
    private final HikariDataSource connections;
    private final JdbcClient client;
    private EmbeddedPostgres server;

    private Postgres(Path directory, Path binaries, int port) {
        this.directory = directory;
        this.binaries = binaries;
        this.port = port;
        this.connections = connections();
        this.client = JdbcClient.create(connections);
    }

    static Postgres start(Path directory, Path binaries) {
        Postgres postgres = new Postgres(directory, binaries, Ports.free());
        postgres.start();
        return postgres;
    }

    /** Ends the server that a run which was broken off has left behind. */
    static void endLeftover(Path directory) throws IOException {
        Path pidFile = directory.resolve("data/postmaster.pid");
        if (Files.exists(pidFile)) {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            ProcessHandle.of(pid)
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                    .ifPresent(process -> {
                        process.destroyForcibly();
                        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
                    });
        }
    }

    int port() {
        return port;
    }

    /**
     * A client past every door. Its connections are kept: whoever looks often would take half the machine for opening
     * them, and the hubs would be measured on the other half.
     */
    JdbcClient client() {
        return client;
    }

    private HikariDataSource connections() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("judge");
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres?socketTimeout=20&connectTimeout=5");
        config.setUsername("postgres");
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** What {@code pg_ctl stop -m immediate} does: no checkpoint, every session is cut, the log is replayed later. */
    void crash() {
        try {
            Path pidFile = directory.resolve("data/postmaster.pid");
            if (Files.exists(pidFile)) {
                long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
                new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor();
                ProcessHandle.of(pid)
                        .ifPresent(process ->
                                process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
            }
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A full disk can end the server, too. */
    boolean answers() {
        try {
            return client().sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException away) {
            return false;
        }
    }

    void start() {
        try {
            Files.createDirectories(binaries);
            Files.createDirectories(directory);
            Redirect log =
                    Redirect.appendTo(directory.resolveSibling("postgres.log").toFile());
            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(directory.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setRegisterShutdownHook(false)
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setServerConfig("fsync", "on")
                    // As a careless administrator might; the hub has to ask for more.
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("max_connections", "120")
                    .setServerConfig("max_wal_size", "96MB")
                    .setServerConfig("min_wal_size", "32MB")
                    .setOutputRedirector(log)
                    .setErrorRedirector(log)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        connections.close();
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
