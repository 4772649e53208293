package org.floris.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A file system of its own for the journal's database, small enough to be filled; only root may mount one. */
final class SmallDisk implements AutoCloseable {
    private final Path directory;
    private final Optional<String> missing;

    private SmallDisk(Path directory, Optional<String> missing) {
        this.directory = directory;
        this.missing = missing;
    }

    static SmallDisk at(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new SmallDisk(directory, run("mount", "-t", "tmpfs", "-o", "size=1200m", "tmpfs", directory.toString()));
    }

    /** Takes away what a run that was broken off has left mounted. */
    static void release(Path directory) {
        if (Files.exists(directory)) {
            run("umount", "-l", directory.toString());
        }
    }

    /** Why the disk cannot be filled; empty when it can. */
    Optional<String> missing() {
        return missing;
    }

    /** Until nothing goes in any more. */
    void fill() {
        byte[] block = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // As it should be.
        }
    }

    void empty() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Path filler() {
        return directory.resolve("filler");
    }

    private static Optional<String> run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes()).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of(said);
        } catch (IOException broken) {
            return Optional.of(broken.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("stopped");
        }
    }

    @Override
    public void close() {
        if (missing.isEmpty()) {
            run("umount", "-l", directory.toString());
        }
    }
}
