package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A broker that takes connections and says nothing. */
class BrokerPatienceTest {
    private ServerSocket silent;

    @BeforeEach
    void aSilentBroker() throws IOException {
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void itIsGone() throws IOException {
        silent.close();
    }

    @Test
    void itIsWaitedForFiveSeconds() {
        at("", connections -> assertThat(connections.getCallTimeout()).isEqualTo(5_000));
    }

    @Test
    void itsAddressMaySayOtherwise() {
        at("?callTimeout=20000", connections -> assertThat(connections.getCallTimeout())
                .isEqualTo(20_000));
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void whoConnectsDoesNotWaitForLonger() {
        at("?callTimeout=200", connections -> assertThatThrownBy(connections::createConnection)
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("session factory"));
    }

    private void at(String parameters, Consumer<ActiveMQConnectionFactory> looked) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ArtemisAutoConfiguration.class))
                .withBean(BrokerPatience.class)
                .withPropertyValues(
                        "spring.artemis.mode=native",
                        "spring.artemis.broker-url=tcp://127.0.0.1:" + silent.getLocalPort() + parameters,
                        "spring.artemis.pool.enabled=true")
                .run(context -> {
                    JmsPoolConnectionFactory pool = (JmsPoolConnectionFactory) context.getBean(ConnectionFactory.class);
                    looked.accept((ActiveMQConnectionFactory) pool.getConnectionFactory());
                });
    }
}
