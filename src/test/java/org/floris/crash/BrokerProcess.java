package org.floris.crash;

import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** The main class of {@link Broker}'s process. */
final class BrokerProcess {
    static final String READY = "The broker is ready";

    /** As the README asks of an Artemis outside the box. */
    private static final AddressSettings DEFERRED = new AddressSettings()
            .setRedeliveryDelay(1_000)
            .setMaxDeliveryAttempts(-1)
            .setDefaultGroupBuckets(1024)
            .setAutoDeleteQueues(false);

    private BrokerProcess() {}

    public static void main(String[] arguments) throws Exception {
        String directory = arguments[0];
        Configuration configuration = new ConfigurationImpl()
                .setName("crash")
                .setPersistenceEnabled(true)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalFileSize(4 * 1024 * 1024)
                .setJournalDirectory(directory + "/journal")
                .setBindingsDirectory(directory + "/bindings")
                .setPagingDirectory(directory + "/paging")
                .setLargeMessagesDirectory(directory + "/large")
                .setMaxDiskUsage(-1)
                .addAddressSetting("floris.deferred.#", DEFERRED)
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + arguments[1]);
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration);
        broker.start();
        System.out.println(READY);
        Thread.currentThread().join();
    }
}
