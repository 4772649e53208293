package org.floris.journal;

import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination.TYPE;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {
    /** What systems are owed is brought again after a pause, and never given up. An external broker is set so too. */
    private static final String DEFERRED = "floris.deferred.#";

    /** Every record is a group, and the broker would remember each for as long as its consumer lives. */
    private static final int GROUPS = 1024;

    /** Where a consumer has lost the broker. */
    private static final Duration RECONNECTS_EVERY = Duration.ofSeconds(1);

    private static AddressSettings deferred() {
        return new AddressSettings()
                .setRedeliveryDelay(1_000)
                .setMaxDeliveryAttempts(-1)
                .setDefaultGroupBuckets(GROUPS)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
    }

    /** What routes mean by {@code jms:}. A destination is its name: the broker is asked when a producer is made for it. */
    @Bean
    JmsComponent jms(ConnectionFactory connections, KeptSessions sessions) {
        JmsComponent component = JmsComponent.jmsComponent(connections);
        component.getConfiguration().setTemplateConnectionFactory(sessions.connections());
        component.setDestinationResolver(
                (session, name, topic) -> ActiveMQDestination.createDestination(name, topic ? TYPE.TOPIC : TYPE.QUEUE));
        component.setDeliveryPersistent(true);
        component.setCacheLevelName("CACHE_CONSUMER");
        component.getConfiguration().setRecoveryInterval(RECONNECTS_EVERY.toMillis());
        return component;
    }

    /** The broker in the box listens to this process alone. */
    @Bean
    ArtemisConfigurationCustomizer brokerInTheBox() {
        return configuration -> {
            configuration.setSecurityEnabled(false);
            configuration.setJournalType(JournalType.NIO);
            configuration.setJournalFileSize(4 * 1024 * 1024);
            configuration.setJournalMinFiles(2);
            configuration.setJournalPoolFiles(10);
            // Many writes share one sync; waiting longer for company would only add to each of them.
            configuration.setJournalBufferTimeout_NIO(500_000);
            // A full disk is the database's to tell: a broker that blocks would only hide it.
            configuration.setMaxDiskUsage(-1);
            configuration.setJMXManagementEnabled(false);
            configuration.addAddressSetting(DEFERRED, deferred());
        };
    }
}
