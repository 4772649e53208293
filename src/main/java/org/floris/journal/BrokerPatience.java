package org.floris.journal;

import java.time.Duration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * How long the hub waits for a broker that has taken a connection or a message and says nothing, as one does that is just
 * starting or half cut off. Artemis would wait for 30 s, and no event would be published meanwhile; what is sent again
 * after that the broker knows by its id. A {@code callTimeout} in the broker's address goes before.
 */
@Component
class BrokerPatience implements BeanPostProcessor {
    static final Duration FOR_AN_ANSWER = Duration.ofSeconds(5);

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        Object connections = bean instanceof JmsPoolConnectionFactory pool ? pool.getConnectionFactory() : bean;
        if (connections instanceof ActiveMQConnectionFactory broker
                && broker.getCallTimeout() == ActiveMQClient.DEFAULT_CALL_TIMEOUT) {
            broker.setCallTimeout(FOR_AN_ANSWER.toMillis());
        }
        return bean;
    }
}
