package org.floris.connector.dynamics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Forsage with limits so tight that a test reaches them: two calls at once, 400 ms to answer in, 4 KB an answer. */
abstract class TightLimits {
    @TempDir
    private Path home;

    ScriptedSystem system;
    Hub hub;

    @BeforeEach
    void start() throws IOException {
        HomeWithAuth.copy(home, "connectors/forsage", "routes/policies");
        Path settings = home.resolve("connectors/forsage/connector.yaml");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace("read: 20s", "read: 400ms")
                        .replace("concurrentCalls: 64", "concurrentCalls: 2")
                        .replace("waitForSlot: 1s", "waitForSlot: 50ms")
                        .replace("maxMessageSize: 32MB", "maxMessageSize: 4KB")
                        .replace("slowCall: 10s", "slowCall: 100ms")
                        .replace("openFor: 5s", "openFor: 500ms"));
        system = new ScriptedSystem((head, body) -> null);
        hub = Hub.start(home, Map.of("forsage", system.address()));
    }

    @AfterEach
    void stop() {
        hub.close();
        system.close();
    }
}
