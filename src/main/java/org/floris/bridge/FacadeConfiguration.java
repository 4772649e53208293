package org.floris.bridge;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.floris.connector.Connectors;
import org.floris.login.CallerLogin;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The filters of the façade, before all others: its callers are known by their CRM, not by the hub's own accounts. */
@Configuration(proxyBeanMethods = false)
class FacadeConfiguration {
    /** Before everything that looks at a path. */
    @Bean
    FilterRegistrationBean<AnyCasePaths> anyCasePaths(FacadeSettings settings, Connectors connectors) {
        return filter(new AnyCasePaths(new HostNames(connectors.systems(), settings.hosts())), 0);
    }

    /** Before everything that may need a route. */
    @Bean
    FilterRegistrationBean<ClosedHub> closedHub(
            HubDoor door, FacadeSettings settings, ObjectMapper json, DataErrorForm data) {
        return filter(new ClosedHub(door, settings, json, data), 1);
    }

    /** Before whoever reads the messages. */
    @Bean
    FilterRegistrationBean<FacadeBodies> facadeBodies(
            BoundedBody bounds, OrganizationAnswers answers, DataErrorForm data) {
        return filter(new FacadeBodies(bounds, answers, data), 2);
    }

    @Bean
    @ConditionalOnProperty(name = "floris.facade.fast-reads", matchIfMissing = true)
    FilterRegistrationBean<FastReads> fastReads(
            Connectors connectors,
            CallerLogin login,
            ReadRouting routing,
            PassThrough passThrough,
            TranslatedRead translated,
            OrganizationAnswers answers) {
        return filter(new FastReads(connectors, login, routing, passThrough, translated, answers), 3);
    }

    /** Before the page for errors. */
    @Bean
    FilterRegistrationBean<FacadeErrors> facadeErrors(
            FilterRegistrationBean<AnyCasePaths> anyCasePaths, OrganizationAnswers answers, DataErrorForm data) {
        FilterRegistrationBean<FacadeErrors> errors =
                filter(new FacadeErrors(anyCasePaths.getFilter(), answers, data), 0);
        errors.setDispatcherTypes(DispatcherType.ERROR);
        return errors;
    }

    /** All look at paths themselves: by the server's patterns it would be the path before the first has changed it. */
    private static <F extends Filter> FilterRegistrationBean<F> filter(F filter, int place) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/*");
        registration.setAsyncSupported(true);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return registration;
    }
}
