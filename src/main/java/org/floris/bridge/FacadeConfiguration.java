package org.floris.bridge;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.floris.connector.Connectors;
import org.floris.login.CallerLogin;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class FacadeConfiguration {
    /** Before everything that may need a route. */
    @Bean
    FilterRegistrationBean<ClosedHub> closedHub(HubDoor door, FacadeSettings settings, ObjectMapper json) {
        FilterRegistrationBean<ClosedHub> registration =
                new FilterRegistrationBean<>(new ClosedHub(door, settings, json));
        registration.addUrlPatterns("/xrm/*", "/adfs/*", "/api/*");
        registration.setAsyncSupported(true);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /** Before all filters but these: the façade's callers are known by their CRM, not by the hub's own accounts. */
    @Bean
    @ConditionalOnProperty(name = "floris.facade.fast-reads", matchIfMissing = true)
    FilterRegistrationBean<FastReads> fastReads(
            FacadeSettings settings,
            Connectors connectors,
            CallerLogin login,
            ReadRouting routing,
            PassThrough passThrough,
            TranslatedRead translated,
            OrganizationAnswers answers) {
        FilterRegistrationBean<FastReads> registration = new FilterRegistrationBean<>(
                new FastReads(settings, connectors, login, routing, passThrough, translated, answers));
        registration.addUrlPatterns("/xrm/*");
        registration.setAsyncSupported(true);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
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

    /** Before whoever reads the messages. */
    @Bean
    FilterRegistrationBean<EncodedBodies> encodedBodies(OrganizationAnswers answers) {
        FilterRegistrationBean<EncodedBodies> registration = new FilterRegistrationBean<>(new EncodedBodies(answers));
        registration.addUrlPatterns("/xrm/*");
        registration.setAsyncSupported(true);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }
}
