package org.floris.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.web.servlet.server.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** One chain for each way in. The rules of the API stand in {@link ApiRules}. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {
    private static final String NOTHING_INLINE = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    /** Swagger UI's own page sets styles on its elements. */
    private static final String SWAGGER =
            NOTHING_INLINE.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    /** The façade authenticates in its dialect's own form; probes and scrapers carry no password. */
    @Bean
    @Order(1)
    SecurityFilterChain untouched() {
        RequestMatcher open = new OrRequestMatcher(List.of(
                PathPatternRequestMatcher.withDefaults().matcher("/xrm/**"),
                PathPatternRequestMatcher.withDefaults().matcher("/adfs/**"),
                PathPatternRequestMatcher.withDefaults().matcher("/actuator/health/**"),
                PathPatternRequestMatcher.withDefaults().matcher("/actuator/info"),
                PathPatternRequestMatcher.withDefaults().matcher("/actuator/prometheus")));
        return new DefaultSecurityFilterChain(open);
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, ProblemAnswers problems) throws Exception {
        return http.securityMatcher("/api/**", "/actuator/**")
                .authorizeHttpRequests(rules -> {
                    rules.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                            .permitAll();
                    ApiRules.apply(rules);
                })
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(csrf -> csrf.ignoringRequestMatchers(SecurityChains::sendsItsPassword))
                .requestCache(cache -> cache.disable())
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'")))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain apiDescription(HttpSecurity http) throws Exception {
        return http.securityMatcher(
                        "/v3/api-docs/**",
                        "/v3/api-docs.yaml",
                        "/swagger-ui/**",
                        "/swagger-ui.html",
                        "/asyncapi.json",
                        "/asyncapi.yaml")
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(SWAGGER)))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain console(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(
                                "/login",
                                "/error",
                                "/floris.css",
                                "/icons.svg",
                                "/favicon.svg",
                                "/js/**",
                                "/webjars/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/batches/**")
                        .hasRole("ENGINEER")
                        .requestMatchers(HttpMethod.POST, "/exchanges/*/unmask", "/findings/*/unmask")
                        .hasRole("PERSONAL_DATA")
                        .requestMatchers("/personal-data-views/**", "/personal-data-views.csv")
                        .hasRole("ADMINISTRATOR")
                        .requestMatchers(HttpMethod.POST, "/journal-retention/**")
                        .hasRole("ADMINISTRATOR")
                        .requestMatchers("/findings/*/decide/**")
                        .hasAnyRole("ENGINEER", "OPERATOR")
                        .requestMatchers(
                                HttpMethod.POST,
                                "/in-doubt/**",
                                "/systems/*/maintenance/**",
                                "/replays/**",
                                "/conflicts/**",
                                "/events/**")
                        .hasRole("OPERATOR")
                        .requestMatchers(HttpMethod.POST, "/systems/**")
                        .hasAnyRole("OPERATOR", "ENGINEER")
                        .anyRequest()
                        .hasRole("VIEWER"))
                .formLogin(
                        form -> form.loginPage("/login").defaultSuccessUrl("/").permitAll())
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                (request, response, why) -> response.setHeader("HX-Redirect", "/login"),
                                new RequestHeaderRequestMatcher("HX-Request"))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), AnyRequestMatcher.INSTANCE))
                .logout(logout -> logout.logoutSuccessUrl("/login?left"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING_INLINE))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny))
                .build();
    }

    @Bean
    CookieSameSiteSupplier cookiesStayOnThisSite() {
        return CookieSameSiteSupplier.ofLax();
    }

    /** A browser that was not asked for it adds no password by itself, so such a call cannot be forged by a page. */
    private static boolean sendsItsPassword(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, "Basic ", 0, 6);
    }
}
