package org.floris.journal;

import java.io.IOException;
import java.nio.file.Path;
import org.floris.store.CoreTestContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@CoreTestContext
@DirtiesContext
@Import(JournalFixture.class)
@EnabledIfSystemProperty(named = "floris.crash.form", matches = "long")
class BrokerOutsideJourney extends BrokerRestarts {
    @TempDir
    static Path directory;

    private static BrokerProcess broker;

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry registry) throws IOException, InterruptedException {
        broker = new BrokerProcess(directory.resolve("artemis"));
        broker.start();
        registry.add("floris.broker.url", broker::url);
    }

    @AfterAll
    static void end() {
        broker.close();
    }

    @Override
    void stopBroker() throws Exception {
        broker.kill();
    }

    @Override
    void startBroker() throws Exception {
        broker.start();
    }
}
