package org.floris.security;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** Which role an API call needs. */
final class ApiRules {
    private ApiRules() {}

    static void apply(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        rules.requestMatchers(HttpMethod.POST, "/api/v1/systems/*/changes")
                .hasRole("SYSTEM")
                .requestMatchers(HttpMethod.POST, "/api/v1/exchanges/*/unmasked", "/api/v1/findings/*/unmasked")
                .hasRole("PERSONAL_DATA")
                .requestMatchers("/api/v1/personal-data-views/**")
                .hasRole("ADMINISTRATOR")
                .requestMatchers(HttpMethod.GET, "/api/**", "/actuator/**")
                .hasRole("VIEWER")
                .requestMatchers(HttpMethod.HEAD, "/api/**")
                .hasRole("VIEWER")
                .requestMatchers("/api/v1/batches/**", "/api/v1/comparisons/**", "/api/v1/first-load/**")
                .hasRole("ENGINEER")
                .requestMatchers("/api/v1/findings/**")
                .hasAnyRole("ENGINEER", "OPERATOR")
                .requestMatchers(
                        "/api/v1/sandbox/**",
                        "/api/v1/conflicts/**",
                        "/api/v1/exchanges/**",
                        "/api/v1/events/**",
                        "/api/v1/systems/*/maintenance",
                        "/api/v1/replays/**")
                .hasRole("OPERATOR")
                .anyRequest()
                .hasRole("ADMINISTRATOR");
    }
}
