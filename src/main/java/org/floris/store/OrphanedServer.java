package org.floris.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The server that outlives a hub that was killed. It is stopped rather than used again: a clean stop takes a tenth of a
 * second, and its port, settings and owner are then this hub's.
 */
final class OrphanedServer {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private OrphanedServer() {}

    static void stop(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> server = postgres(pidFile);
        if (server.isEmpty()) {
            // After a restart of the machine the number may be another process's: the server would refuse to start.
            Files.deleteIfExists(pidFile);
            return;
        }
        interrupt(server.get());
        awaitEnd(server.get(), pidFile);
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> postgres(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d+")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(OrphanedServer::isPostgres);
    }

    private static boolean isPostgres(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return info.command().or(info::commandLine).orElse("").contains("postgres");
    }

    /** SIGINT is the server's fast shutdown: sessions are ended, nothing has to be recovered at the next start. */
    private static void interrupt(ProcessHandle server) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            server.destroy();
            return;
        }
        new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The server takes its pid file away last of all; its process may stay as a zombie for a while. */
    private static void awaitEnd(ProcessHandle server, Path pidFile) throws IOException {
        long giveUpAt = System.nanoTime() + STOP_WITHIN.toNanos();
        try {
            while (server.isAlive() && Files.exists(pidFile)) {
                if (System.nanoTime() > giveUpAt) {
                    server.destroyForcibly();
                }
                Thread.sleep(10);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the left-over database server stops", interrupted);
        }
    }
}
