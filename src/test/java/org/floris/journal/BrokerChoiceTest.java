package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.floris.canonical.FlorisException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class BrokerChoiceTest {
    private final MockEnvironment environment = new MockEnvironment();
    private final GenericApplicationContext context = new GenericApplicationContext();

    @BeforeEach
    void production() {
        environment.setActiveProfiles("production");
        context.setEnvironment(environment);
    }

    @Test
    void productionDoesNotStartABrokerInTheBox() {
        assertThatThrownBy(() -> new BrokerChoice().initialize(context))
                .isInstanceOf(FlorisException.class)
                .hasMessageContaining("FLORIS_BROKER_URL");
    }

    @Test
    void theBrokerThatIsNamedIsTheOneThatIsUsed() {
        environment.setProperty("floris.broker.url", "tcp://artemis.bank.example:61616");
        environment.setProperty("floris.broker.user", "hub");

        new BrokerChoice().initialize(context);

        assertThat(environment.getProperty("spring.artemis.mode")).isEqualTo("native");
        assertThat(environment.getProperty("spring.artemis.broker-url")).isEqualTo("tcp://artemis.bank.example:61616");
        assertThat(environment.getProperty("spring.artemis.user")).isEqualTo("hub");
    }
}
