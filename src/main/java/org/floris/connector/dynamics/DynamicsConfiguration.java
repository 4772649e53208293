package org.floris.connector.dynamics;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.CXFBusFactory;
import org.floris.connector.settings.ConnectorCatalog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires the systems that speak this dialect. */
@Configuration(proxyBeanMethods = false)
class DynamicsConfiguration {
    @Bean
    static DynamicsConnectors dynamicsConnectors(Environment environment) {
        return new DynamicsConnectors(environment);
    }

    @Bean
    ConnectorCatalog connectorCatalog(Environment environment) {
        return ConnectorCatalog.load(environment);
    }

    @Bean
    CircuitBreakerRegistry systemBreakers() {
        return CircuitBreakerRegistry.ofDefaults();
    }

    /** Camel takes the bulkheads of its routes from here, too. */
    @Bean
    BulkheadRegistry systemSlots() {
        return BulkheadRegistry.ofDefaults();
    }

    @Bean
    MeterBinder systemBreakerMetrics(CircuitBreakerRegistry systemBreakers) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(systemBreakers);
    }

    /** One bus for all systems; Camel would look for a Spring one, which is not on the class path, and complain. */
    @Bean(destroyMethod = "shutdown")
    Bus systemBus() {
        return new CXFBusFactory().createBus();
    }

    @Bean
    SystemAnswers systemAnswers() {
        return new SystemAnswers();
    }

    @Bean
    SystemHttps systemHttps(ConnectorCatalog catalog, SystemAnswers answers) {
        return new SystemHttps(catalog, answers);
    }

    /** What routes and kamelets refer to, before the first of them is loaded. */
    @Bean
    CamelContextConfiguration connectorsInCamel(
            ConnectorCatalog catalog,
            CircuitBreakerRegistry systemBreakers,
            SystemHttps https,
            @Value("${floris.home:.}") String home) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                context.getPropertiesComponent().addPropertiesFunction(new ConnectorProperties(catalog, home));
                for (String system : catalog.systems()) {
                    context.getRegistry().bind(system + "-breaker", Breakers.of(systemBreakers, catalog.of(system)));
                    context.getRegistry()
                            .bind(system + "-conduit", new Conduit(https.of(system), Endpoint.of(catalog.of(system))));
                }
            }

            @Override
            public void afterApplicationStart(CamelContext context) {
                // Nothing is left to do once the routes run.
            }
        };
    }
}
