package org.floris.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Whether the demo before was killed. Its data are kept then, so that the hub can show that nothing was lost; a demo that
 * has ended in an orderly way leaves nothing that the next one needs.
 */
final class Remains {
    private static final int END_WITHIN_SECONDS = 10;

    private final Path mark;

    Remains(Path data) {
        this.mark = data.resolve("demo-at-work");
    }

    boolean areThere() {
        return Files.exists(mark);
    }

    /** Until {@link #clear} a demo counts as killed. */
    void keep(ProcessHandle hub) throws IOException {
        Files.write(mark, List.of(Long.toString(hub.pid()), startOf(hub)));
    }

    void clear() throws IOException {
        Files.deleteIfExists(mark);
    }

    /** Ends the hub that has outlived its demo, as the demo was ended. */
    void endHub() throws IOException {
        Optional<ProcessHandle> hub = hub();
        if (hub.isEmpty()) {
            return;
        }
        hub.get().destroyForcibly();
        try {
            hub.get().onExit().get(END_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException stays) {
            throw new DemoFailure("The hub of a demo that was killed does not end; end the process "
                    + hub.get().pid() + " and start again.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("Interrupted.");
        }
    }

    /** After a restart of the machine the number may be another process's, so its start is compared too. */
    private Optional<ProcessHandle> hub() throws IOException {
        List<String> lines = areThere() ? Files.readAllLines(mark) : List.of();
        if (lines.size() < 2 || !lines.get(0).matches("\\d+")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(ProcessHandle::isAlive)
                .filter(process -> startOf(process).equals(lines.get(1)));
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
