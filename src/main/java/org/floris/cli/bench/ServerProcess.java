package org.floris.cli.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A target in a process of its own, which says what it has to say into a file. */
final class ServerProcess implements Target {
    private static final String CLASS_PATH = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private final String name;
    private final int port;
    private final Process process;

    private ServerProcess(String name, int port, Process process) {
        this.name = name;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts a program and waits until it takes connections.
     *
     * @throws BenchFailure when it ends, or takes none in a minute
     */
    static ServerProcess start(String name, int port, Path directory, List<String> command) {
        Path log = directory.resolve(name.replace(' ', '-') + ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Leftovers.add(process.toHandle());
            ServerProcess server = new ServerProcess(name, port, process);
            server.awaitOpen(log);
            return server;
        } catch (IOException broken) {
            throw new BenchFailure(name + " cannot be started: " + broken.getMessage());
        }
    }

    /** A class of the hub's own program, in a JVM with the hub's own flags. */
    static ServerProcess java(String name, int port, Path directory, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(jvm());
        String place = main.getProtectionDomain().getCodeSource().getLocation().toString();
        if (place.contains("BOOT-INF")) {
            // The program as one file keeps its classes where only its own launcher finds them.
            command.add("-Dloader.main=" + main.getName());
            command.addAll(List.of("-cp", CLASS_PATH, "org.springframework.boot.loader.launch.PropertiesLauncher"));
        } else {
            command.addAll(List.of("-cp", CLASS_PATH, main.getName()));
        }
        command.addAll(List.of(arguments));
        return start(name, port, directory, command);
    }

    /** The same for every JVM that is measured. */
    static List<String> jvm() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms512m", "-Xmx2g", "-XX:+UseParallelGC", "-Djava.awt.headless=true"));
        return command;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("There is no free port", none);
        }
    }

    private void awaitOpen(Path log) throws IOException {
        long end = System.nanoTime() + START_WITHIN.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                Pause.millis(50);
            }
        }
        close();
        throw new BenchFailure(name + " does not start: " + Programs.lastLine(Files.readString(log)));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.of(process.toHandle());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
