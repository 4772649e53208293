package org.floris.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An Artemis in a process of its own, which keeps what it has on disk. */
final class Broker implements AutoCloseable {
    private final Path directory;
    private final int port = Ports.free();
    private JavaProcess process;

    private Broker(Path directory) {
        this.directory = directory;
    }

    static Broker start(Path directory) {
        Broker broker = new Broker(directory);
        broker.start();
        return broker;
    }

    int port() {
        return port;
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    void start() {
        process = JavaProcess.start(
                directory.resolveSibling("broker.log"),
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")),
                List.of(BrokerProcess.class.getName(), directory.toString(), Integer.toString(port)));
        process.awaitLine(BrokerProcess.READY, Duration.ofSeconds(60));
    }

    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.kill();
    }
}
