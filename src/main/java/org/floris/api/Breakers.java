package org.floris.api;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The circuit breakers as people see them. */
@Component
class Breakers {
    private final ObjectProvider<CircuitBreakerRegistry> registries;

    Breakers(ObjectProvider<CircuitBreakerRegistry> registries) {
        this.registries = registries;
    }

    /** The state of the system's breaker in lower case; {@code none} where it has none. */
    String stateOf(String system) {
        return registries.stream()
                .flatMap(registry -> registry.getAllCircuitBreakers().stream())
                .filter(breaker -> breaker.getName().equals(system))
                .map(CircuitBreaker::getState)
                .map(Labels::of)
                .findFirst()
                .orElse("none");
    }
}
