package org.floris.journal;

import java.util.Map;
import java.util.TreeMap;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The broker in the box, unless {@code floris.broker.url} (with user and password) names another one. */
final class BrokerChoice implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        Map<String, Object> artemis = new TreeMap<>();
        if (environment.getProperty("floris.broker.url", "").isBlank()) {
            if (environment.matchesProfiles("production")) {
                throw new FlorisException(
                        ErrorCode.INVALID_VALUE,
                        "The profile production keeps nothing in the box: name an Artemis by FLORIS_BROKER_URL,"
                                + " FLORIS_BROKER_USER and FLORIS_BROKER_PASSWORD.");
            }
            artemis.put("spring.artemis.mode", "embedded");
            artemis.put("spring.artemis.embedded.persistent", "true");
            artemis.put("spring.artemis.embedded.data-directory", "${floris.data-directory:.floris}/artemis");
        } else {
            artemis.put("spring.artemis.mode", "native");
            artemis.put("spring.artemis.broker-url", "${floris.broker.url}");
            artemis.put("spring.artemis.user", "${floris.broker.user:}");
            artemis.put("spring.artemis.password", "${floris.broker.password:}");
        }
        artemis.put("spring.artemis.pool.enabled", "true");
        artemis.put("spring.artemis.pool.max-connections", "4");
        environment.getPropertySources().addLast(new MapPropertySource("floris.broker", artemis));
    }
}
