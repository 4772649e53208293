package org.floris.crash;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, whose output goes to a file. */
final class JavaProcess {
    private final Process process;
    private final Path output;
    private final long from;

    private JavaProcess(Process process, Path output, long from) {
        this.process = process;
        this.output = output;
        this.from = from;
    }

    static JavaProcess start(Path output, List<String> jvm, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(arguments);
        try {
            Files.createDirectories(output.getParent());
            long from = Files.exists(output) ? Files.size(output) : 0;
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
            // Nothing that the harness starts outlives it.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new JavaProcess(process, output, from);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** {@code kill -9}, and waits for the end. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(20));
    }

    void stop() {
        process.destroy();
        if (!awaitEnd(Duration.ofSeconds(60))) {
            throw new IllegalStateException("The process does not stop: " + output());
        }
    }

    boolean awaitEnd(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void awaitLine(String text, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        while (!output().contains(text)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("No '" + text + "' from the process; it "
                        + (process.isAlive() ? "runs" : "has ended with " + process.exitValue()) + ": " + output());
            }
            Pause.millis(20);
        }
    }

    /** What this process has said; those before it have written to the same file. */
    String output() {
        try (RandomAccessFile all = new RandomAccessFile(output.toFile(), "r")) {
            byte[] own = new byte[(int) (all.length() - from)];
            all.seek(from);
            all.readFully(own);
            return new String(own, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
