package org.floris.crash;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.floris.sandbox.SandboxServer;
import org.floris.sandbox.SandboxSettings;

/** Everything that runs: both CRMs, PostgreSQL, the broker, two hubs, and the doors between them. */
final class MachineRoom implements AutoCloseable {
    private static final int CLIENTS = 40;
    /** The replicas share the journal, so they share the key of its payloads. */
    private static final String KEY =
            Base64.getEncoder().encodeToString("thirty-two bytes for rehearsals.".getBytes(StandardCharsets.US_ASCII));

    private final Path directory;
    private final SmallDisk disk;
    private final Postgres postgres;
    private final Broker broker;
    private final SandboxServer crms;
    private final Door databaseDoor;
    private final Door brokerDoor;
    private final Door forsageDoor;
    private final Door lorisDoor;
    private final Door front;
    private final List<Hub> hubs;

    /** @param often whether hubs will be started so often that preparing for it saves time */
    MachineRoom(Path directory, boolean often) {
        this.directory = directory;
        disk = SmallDisk.at(directory.resolve("database"));
        postgres = Postgres.start(directory.resolve("database"), directory.resolveSibling("postgres-binaries"));
        broker = Broker.start(directory.resolve("broker/artemis"));
        databaseDoor = Door.to(postgres.port());
        brokerDoor = Door.to(broker.port());
        front = Door.to();
        crms = SandboxServer.start(SandboxSettings.inMemory(CLIENTS)
                .keptIn(directory)
                .withPlugins(URI.create("http://127.0.0.1:" + front.port()), true, true, Duration.ofSeconds(4)));
        crms.awaitReady();
        forsageDoor = Door.to(crms.address("forsage").getPort());
        lorisDoor = Door.to(crms.address("loris").getPort());
        HubImage image = HubImage.of(directory.resolveSibling("hub-image"));
        hubs = Stream.of("hub-a", "hub-b")
                .map(name -> new Hub(name, directory.resolve("hubs"), image, settings()))
                .toList();
        front.lead(hubs.stream().map(Hub::port).toList());
        if (often && !image.trained()) {
            image.train(hubs.get(0));
        }
    }

    private List<String> settings() {
        return List.of(
                "--spring.config.additional-location=file:"
                        + Path.of("src/test/resources/crash/").toAbsolutePath() + "/",
                "--spring.profiles.active=crash",
                "--FLORIS_HUB_PASSWORD=sandbox",
                "--floris.journal.key=" + KEY,
                "--floris.database.url=jdbc:postgresql://127.0.0.1:" + databaseDoor.port() + "/postgres",
                "--floris.broker.url=tcp://127.0.0.1:" + brokerDoor.port(),
                "--floris.systems.forsage.address=http://127.0.0.1:" + forsageDoor.port(),
                "--floris.systems.loris.address=http://127.0.0.1:" + lorisDoor.port());
    }

    Path directory() {
        return directory;
    }

    List<Hub> hubs() {
        return hubs;
    }

    Postgres postgres() {
        return postgres;
    }

    SmallDisk disk() {
        return disk;
    }

    Broker broker() {
        return broker;
    }

    SandboxServer crms() {
        return crms;
    }

    Door door(String system) {
        return system.equals("forsage") ? forsageDoor : lorisDoor;
    }

    Door databaseDoor() {
        return databaseDoor;
    }

    Door brokerDoor() {
        return brokerDoor;
    }

    /** What callers and plug-ins know as the hub. */
    Door front() {
        return front;
    }

    @Override
    public void close() {
        hubs.forEach(Hub::close);
        List.of(front, databaseDoor, brokerDoor, forsageDoor, lorisDoor).forEach(Door::close);
        crms.close();
        broker.close();
        postgres.close();
        disk.close();
    }
}
