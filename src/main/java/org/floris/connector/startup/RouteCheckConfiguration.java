package org.floris.connector.startup;

import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.floris.canonical.CanonicalModel;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.settings.ConnectorCatalog;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class RouteCheckConfiguration {
    @Bean
    ConnectorEntitiesCheck connectorEntitiesCheck(
            CanonicalModel model, ConnectorCatalog catalog, @Value("${floris.home:.}") String home) {
        return new ConnectorEntitiesCheck(model, Path.of(home), catalog.systems());
    }

    /** Last, so that all that others bind in Camel's registry is there. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    CamelContextConfiguration routeCheck(BeanFactory beans, @Value("${floris.home:.}") Path home) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                List<String> wrong = new RouteCheck(home, new CamelReferences(beans, context)).run();
                if (!wrong.isEmpty()) {
                    String more = wrong.size() == 1 ? "" : " (and " + (wrong.size() - 1) + " more)";
                    throw new FlorisException(ErrorCode.INVALID_VALUE, wrong.get(0) + more);
                }
            }

            @Override
            public void afterApplicationStart(CamelContext context) {
                // The routes run.
            }
        };
    }
}
