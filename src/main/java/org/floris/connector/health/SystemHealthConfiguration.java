package org.floris.connector.health;

import java.util.List;
import org.floris.connector.Connector;
import org.floris.connector.Connectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SystemHealthSettings.class)
class SystemHealthConfiguration {
    @Bean
    SystemHealthWatch systemHealthWatch(ObjectProvider<Connectors> connectors, SystemHealthSettings settings) {
        List<Connector> systems = connectors.stream()
                .flatMap(all -> all.systems().stream().map(all::get))
                .toList();
        return new SystemHealthWatch(systems, settings);
    }

    /** Its name makes the path: systems. */
    @Bean
    SystemsHealthContributor systemsHealthContributor(SystemHealthWatch watch) {
        return new SystemsHealthContributor(watch);
    }

    @Bean
    SystemUpMetrics systemUpMetrics(SystemHealthWatch watch) {
        return new SystemUpMetrics(watch);
    }
}
