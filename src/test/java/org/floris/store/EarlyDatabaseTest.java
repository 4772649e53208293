package org.floris.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.floris.canonical.FlorisException;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class EarlyDatabaseTest {
    private final MockEnvironment environment = new MockEnvironment();
    private final GenericApplicationContext context = new GenericApplicationContext();

    @Test
    void productionDoesNotStartADatabaseInTheBox() {
        environment.setActiveProfiles("production");
        context.setEnvironment(environment);

        assertThatThrownBy(() -> new EarlyDatabase().initialize(context))
                .isInstanceOf(FlorisException.class)
                .hasMessageContaining("FLORIS_DATABASE_URL");
    }

    @Test
    void aDatabaseThatIsNamedIsTheOnlyOne() {
        environment.setActiveProfiles("production");
        environment.setProperty("floris.database.url", "jdbc:postgresql://db.bank.example/floris");
        context.setEnvironment(environment);

        new EarlyDatabase().initialize(context);

        assertThat(context.getBeanFactory().containsSingleton(EarlyDatabase.BEAN))
                .isFalse();
    }
}
