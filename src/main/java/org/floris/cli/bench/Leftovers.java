package org.floris.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What a benchmark that is broken off would leave: the processes that it has started, and its directory. */
final class Leftovers {
    private static final long PATIENCE_SECONDS = 20;
    private static final Set<ProcessHandle> STARTED = ConcurrentHashMap.newKeySet();

    private Leftovers() {}

    static void add(ProcessHandle process) {
        STARTED.add(process);
        process.onExit().thenAccept(STARTED::remove);
    }

    /** For a signal: ends the processes, waits for them, and deletes what they have written. */
    static Thread removal(Path directory) {
        return new Thread(() -> remove(directory), "bench-leftovers");
    }

    private static void remove(Path directory) {
        STARTED.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] ends =
                STARTED.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException late) {
            STARTED.forEach(ProcessHandle::destroyForcibly);
        }
        try {
            Directories.delete(directory);
        } catch (IOException inUse) {
            System.err.println(directory + " could not be deleted: " + inUse);
        }
    }
}
