package org.floris.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * The PostgreSQL in the box: a process of its own on a free loopback port, with its data in a directory that outlives
 * it. Here acknowledged writes live, so fsync and synchronous commit stay on.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private final FileChannel lock;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(FileChannel lock, EmbeddedPostgres server) {
        this.lock = lock;
        this.server = server;
    }

    /**
     * Starts the server, after having stopped what a killed hub left running.
     *
     * @param directory holds {@code postgres}, the data, which is never deleted, and the log of the server
     * @param binaries  where the server's programs are unpacked to, once; holds nothing else, for it is tidied
     */
    static EmbeddedDatabase start(Path directory, Path binaries) {
        Path root = directory.toAbsolutePath();
        FileChannel lock = lock(root);
        try {
            Path data = root.resolve("postgres");
            Path complete = root.resolve("postgres.complete");
            setAsideIncomplete(data, complete);
            OrphanedServer.stop(data);
            EmbeddedPostgres server = server(data, binaries.toAbsolutePath(), root.resolve("postgres.log"));
            if (Files.notExists(complete)) {
                Files.createFile(complete);
            }
            return new EmbeddedDatabase(lock, server);
        } catch (IOException | RuntimeException | ExceptionInInitializerError broken) {
            // The error is what the library throws for programs that it cannot unpack.
            closeQuietly(lock);
            throw new IllegalStateException(
                    "The PostgreSQL in the box does not start; see " + root.resolve("postgres.log")
                            + ", or name another one by floris.database.url",
                    broken);
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    String user() {
        return "postgres";
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            closeQuietly(lock);
        }
    }

    private static EmbeddedPostgres server(Path data, Path binaries, Path log) throws IOException {
        Files.createDirectories(binaries);
        UnpackedPrograms.tidy(binaries);
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setRegisterShutdownHook(false)
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("log_min_messages", "warning")
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .setPGStartupWait(START_WITHIN)
                .start();
    }

    /** Two hubs on one directory would stop each other's server. */
    private static FileChannel lock(Path root) {
        try {
            Files.createDirectories(root);
            FileChannel channel = FileChannel.open(
                    root.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = tryLock(channel);
            if (held == null) {
                closeQuietly(channel);
                throw new IllegalStateException("Another hub is running on the data directory " + root
                        + "; stop it, or name another one by floris.data-directory");
            }
            return channel;
        } catch (IOException broken) {
            throw new UncheckedIOException("The data directory " + root + " cannot be written", broken);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** A first start that was killed in the middle leaves a directory that no server can use. */
    private static void setAsideIncomplete(Path data, Path complete) throws IOException {
        if (Files.exists(data) && Files.notExists(complete)) {
            OrphanedServer.stop(data);
            Files.move(data, data.resolveSibling("postgres.incomplete-" + System.currentTimeMillis()));
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException ignored) {
            // The lock ends with the process at the latest.
        }
    }
}
