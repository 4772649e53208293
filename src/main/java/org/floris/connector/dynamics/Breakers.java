package org.floris.connector.dynamics;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.Optional;
import org.apache.cxf.transport.http.HTTPException;
import org.floris.canonical.FlorisException;
import org.floris.connector.login.NoLogInException;
import org.floris.connector.settings.ConnectorSettings;

/** The breaker of each system, as its settings say. */
final class Breakers {
    private Breakers() {}

    static CircuitBreaker of(CircuitBreakerRegistry registry, ConnectorSettings settings) {
        ConnectorSettings.Breaker breaker = settings.breaker();
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(breaker.window())
                .minimumNumberOfCalls(breaker.minimumCalls())
                .failureRateThreshold(breaker.failureRate())
                .slowCallRateThreshold(breaker.slowCallRate())
                .slowCallDurationThreshold(breaker.slowCall())
                .waitDurationInOpenState(breaker.openFor())
                .permittedNumberOfCallsInHalfOpenState(breaker.halfOpenCalls())
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .ignoreException(Breakers::isNotTheSystemsFault)
                .build();
        return registry.circuitBreaker(settings.system(), config);
    }

    /** What says nothing about the system's health: a message too long for the hub, a call without a log-in. */
    private static boolean isNotTheSystemsFault(Throwable failure) {
        // The route's breaker is shown what Camel has put around it.
        return Breakage.find(failure, FlorisException.class) != null
                || Breakage.find(failure, NoLogInException.class) != null
                || Optional.ofNullable(Breakage.find(failure, HTTPException.class))
                        .filter(refused -> refused.getResponseCode() == 404)
                        .isPresent();
    }
}
