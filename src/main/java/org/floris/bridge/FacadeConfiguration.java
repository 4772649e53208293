package org.floris.bridge;

import org.floris.connector.Connectors;
import org.floris.login.CallerLogin;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class FacadeConfiguration {
    /** Before all other filters: the façade's callers are known by their CRM, not by the hub's own accounts. */
    @Bean
    @ConditionalOnProperty(name = "floris.facade.fast-reads", matchIfMissing = true)
    FilterRegistrationBean<FastReads> fastReads(
            FacadeSettings settings,
            Connectors connectors,
            CallerLogin login,
            ReadRouting routing,
            PassThrough passThrough,
            OrganizationAnswers answers) {
        FilterRegistrationBean<FastReads> registration =
                new FilterRegistrationBean<>(new FastReads(settings, connectors, login, routing, passThrough, answers));
        registration.addUrlPatterns("/xrm/*");
        registration.setAsyncSupported(true);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /** Before everything that looks at a path. */
    @Bean
    FilterRegistrationBean<AnyCasePaths> anyCasePaths() {
        FilterRegistrationBean<AnyCasePaths> registration = new FilterRegistrationBean<>(new AnyCasePaths());
        registration.setAsyncSupported(true);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
