package org.floris.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server that outlives a hub that was killed. It is stopped rather than used again: a clean stop takes a tenth of a
 * second, and its port, settings and owner are then this hub's.
 */
final class OrphanedServer {
    private static final long STOP_WITHIN_SECONDS = 30;

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
        awaitEnd(server.get());
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

    private static void awaitEnd(ProcessHandle server) throws IOException {
        try {
            server.onExit().get(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stillThere) {
            server.destroyForcibly();
            server.onExit().join();
        } catch (ExecutionException broken) {
            throw new IOException("The left-over database server " + server.pid() + " cannot be awaited", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the left-over database server stops", interrupted);
        }
    }
}
