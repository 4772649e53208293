package org.floris.journal;

import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.floris.store.CoreTestContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@CoreTestContext
@Import(JournalFixture.class)
class BrokerInTheBoxJourney extends BrokerRestarts {
    @Autowired
    private EmbeddedActiveMQ broker;

    @Override
    void stopBroker() throws Exception {
        broker.stop();
    }

    @Override
    void startBroker() throws Exception {
        broker.start();
    }
}
