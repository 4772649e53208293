package org.floris.connector.dynamics;

import java.util.Map;
import org.floris.connector.Connector;
import org.floris.connector.ConnectorContract;
import org.floris.sandbox.SandboxServer;
import org.floris.sandbox.SandboxSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contract, against the simulators. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SandboxContract extends ConnectorContract {
    private SandboxServer sandbox;
    private Hub hub;

    abstract String system();

    @BeforeAll
    void start() {
        sandbox = SandboxServer.start(SandboxSettings.inMemory(50));
        sandbox.awaitReady();
        hub = Hub.start(Map.of(system(), sandbox.address(system()).toString()), settings());
    }

    String[] settings() {
        return new String[0];
    }

    @AfterAll
    void stop() {
        hub.close();
        sandbox.close();
    }

    @Override
    protected Connector connector() {
        return hub.connector(system());
    }

    @Override
    protected String userEntity() {
        return "systemuser";
    }
}
