package org.floris.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.floris.journal.KeyedCalls;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class KeyedCallsConfiguration {
    /** Behind the security filters, which know the caller. */
    @Bean
    FilterRegistrationBean<KeyedCallsFilter> keyedCallsFilter(KeyedCalls calls, ObjectMapper json) {
        FilterRegistrationBean<KeyedCallsFilter> registration =
                new FilterRegistrationBean<>(new KeyedCallsFilter(calls, json));
        registration.addUrlPatterns("/api/*");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }
}
