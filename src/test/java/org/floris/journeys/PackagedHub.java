package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged jar in a process of its own. */
final class PackagedHub implements AutoCloseable {
    private static final Duration AT_MOST = Duration.ofMinutes(4);

    private final Process process;
    private final Path output;

    private PackagedHub(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** A command that has ended. */
    record Ended(int exitCode, String output) {}

    /** A demo by the launcher, as the README says: it promises how soon the hub is ready. Anything else by the jar. */
    static PackagedHub start(Path directory, String... arguments) throws IOException {
        Path jar =
                Path.of(System.getProperty("floris.jar", "target/floris.jar")).toAbsolutePath();
        assertThat(jar).as("the packaged jar").exists();
        Path output = Files.createTempFile(directory, "output", ".txt");
        List<String> command = new ArrayList<>(
                arguments[0].equals("demo")
                        ? List.of(Path.of("floris").toAbsolutePath().toString())
                        : List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx1g",
                                "-Dsun.net.httpserver.nodelay=true",
                                "-Dfloris.home=" + Path.of("").toAbsolutePath(),
                                "-jar",
                                jar.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new PackagedHub(process, output);
    }

    static Ended run(Path directory, String... arguments) throws IOException {
        try (PackagedHub hub = start(directory, arguments)) {
            assertThat(hub.process.waitFor(AT_MOST.toSeconds(), TimeUnit.SECONDS))
                    .as("ended in time: " + hub.output())
                    .isTrue();
            return new Ended(hub.process.exitValue(), hub.output());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Ends the command and what it has started in Java, as {@code kill -9} does; the database's server outlives it. */
    void kill() {
        process.children()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    void awaitLine(String text) {
        awaitLine(text, Duration.ofSeconds(90));
    }

    void awaitLine(String text, Duration within) {
        Instant end = Instant.now().plus(within);
        while (!output().contains(text)) {
            assertThat(process.isAlive()).as("it runs: " + output()).isTrue();
            assertThat(Instant.now()).as("in time: " + output()).isBefore(end);
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** A port with two free ones after it. */
    static int threeFreePorts() {
        for (int port = 20_000 + (int) (ProcessHandle.current().pid() % 10_000); port < 60_000; port += 3) {
            if (isFree(port) && isFree(port + 1) && isFree(port + 2)) {
                return port;
            }
        }
        throw new AssertionError("no three free ports");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
