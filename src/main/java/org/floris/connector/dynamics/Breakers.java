package org.floris.connector.dynamics;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.apache.cxf.transport.http.HTTPException;
import org.floris.canonical.FlorisException;
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

    /** What says nothing about the system's health: a message too long for the hub. */
    private static boolean isNotTheSystemsFault(Throwable failure) {
        return failure instanceof FlorisException
                || failure instanceof HTTPException refused && refused.getResponseCode() == 404;
    }
}
