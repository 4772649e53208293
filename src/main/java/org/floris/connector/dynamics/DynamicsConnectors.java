package org.floris.connector.dynamics;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.ProducerTemplate;
import org.floris.connector.Connector;
import org.floris.connector.Maintenance;
import org.floris.connector.settings.ConnectorCatalog;
import org.floris.connector.settings.ConnectorSettings;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.core.env.Environment;

/** One bean for each active system, {@code <system>-connector}. */
final class DynamicsConnectors implements BeanDefinitionRegistryPostProcessor {
    private final Environment environment;
    private BeanFactory beans;

    DynamicsConnectors(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        for (String system : ConnectorCatalog.activeSystems(environment)) {
            registry.registerBeanDefinition(
                    system + "-connector",
                    BeanDefinitionBuilder.genericBeanDefinition(Connector.class, () -> connector(system))
                            .getBeanDefinition());
        }
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        beans = factory;
    }

    private Connector connector(String system) {
        ConnectorSettings settings = beans.getBean(ConnectorCatalog.class).of(system);
        Transport transport = new Transport(settings, beans.getBean(ProducerTemplate.class));
        CircuitBreaker breaker = Breakers.of(beans.getBean(CircuitBreakerRegistry.class), settings);
        ReadLane lane = new ReadLane(
                settings,
                breaker,
                Slots.of(beans.getBean(BulkheadRegistry.class), settings),
                beans.getBean(SystemHttps.class).of(system));
        Maintenance maintenance = beans.getBeanProvider(Maintenance.class).getIfAvailable(() -> Maintenance.NONE);
        return new DynamicsConnector(
                settings,
                breaker,
                new MeasuredTransport(system, transport, lane, maintenance, beans.getBean(MeterRegistry.class)));
    }
}
