package org.floris.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One replica of the hub: the packaged jar in a process of its own, on a port that stays the same. */
final class Hub implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(120);

    private final String name;
    private final int port = Ports.free();
    private final Path directory;
    private final HubImage image;
    private final List<String> settings;
    private JavaProcess process;

    Hub(String name, Path directory, HubImage image, List<String> settings) {
        this.name = name;
        this.directory = directory;
        this.image = image;
        this.settings = settings;
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    void begin() {
        List<String> arguments = new ArrayList<>(image.command());
        arguments.addAll(List.of("run", "--port", Integer.toString(port)));
        arguments.addAll(List.of("--data", directory.resolve(name).toString()));
        arguments.add("--floris.facade.https.port=0");
        arguments.addAll(settings);
        arguments.add("--floris.crash.orders=" + orders());
        order("");
        process = JavaProcess.start(directory.resolve(name + ".log"), image.options(), arguments);
    }

    void awaitReady() {
        process.awaitLine("Floris is ready", STARTS_WITHIN);
    }

    /** Where it shall end itself, such as {@code after-home 3}; empty: nowhere. */
    void order(String order) {
        try {
            Files.createDirectories(directory);
            Path written = Files.writeString(directory.resolve(name + ".order"), order);
            Files.move(written, orders(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Path orders() {
        return directory.resolve(name + ".orders");
    }

    boolean alive() {
        return process.alive();
    }

    /** @return whether it has ended itself at the crash point that it was started with */
    boolean endedItself() {
        return !process.alive() && process.exitCode() == CrashOrders.EXIT_CODE;
    }

    boolean awaitEnd(Duration within) {
        return process.awaitEnd(within);
    }

    void kill() {
        process.kill();
    }

    /** As an operator stops it. */
    void stop() {
        process.stop();
    }

    @Override
    public void close() {
        if (process != null) {
            process.kill();
        }
    }
}
