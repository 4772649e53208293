package org.floris.connector.dynamics;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;
import org.floris.canonical.FlorisException;
import org.floris.connector.login.Credentials;
import org.floris.connector.login.NoLogInException;
import org.floris.connector.login.Reply;
import org.floris.connector.login.SystemHttp;
import org.floris.connector.settings.ConnectorSettings;

/**
 * The short way of a read that passes through to a system: behind the same breaker and within the same number of calls
 * at once as {@code routes/policies}, without a route, which costs such a read more than everything else together.
 * See {@code src/docs/decisions/0019}.
 */
final class ReadLane {
    private static final RequestConfig PROBE = patience(3);
    private static final RequestConfig CALLER = patience(10);

    private final CircuitBreaker breaker;
    private final Bulkhead slots;
    private final SystemHttp http;
    private final Breakage breakage;
    private final Posts posts;

    ReadLane(ConnectorSettings settings, CircuitBreaker breaker, Bulkhead slots, SystemHttp http) {
        this.breaker = breaker;
        this.slots = slots;
        this.http = http;
        this.breakage = new Breakage(settings.system());
        this.posts = new Posts(Endpoint.of(settings));
    }

    private static RequestConfig patience(int seconds) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.ofSeconds(seconds))
                .setResponseTimeout(Timeout.ofSeconds(seconds))
                .build();
    }

    /** @throws org.floris.connector.SystemUnavailableException when there is no answer */
    DialectEndpoint.Answer send(byte[] envelope, String operation) {
        if (!slots.tryAcquirePermission()) {
            throw breakage.of(BulkheadFullException.createBulkheadFullException(slots), false);
        }
        try {
            return behindBreaker(envelope, operation);
        } finally {
            slots.onComplete();
        }
    }

    private DialectEndpoint.Answer behindBreaker(byte[] envelope, String operation) {
        if (!breaker.tryAcquirePermission()) {
            throw breakage.of(CallNotPermittedException.createCallNotPermittedException(breaker), false);
        }
        long begun = System.nanoTime();
        try {
            DialectEndpoint.Answer answer = answer(http.call(posts.post(envelope, operation, null)));
            breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            return answer;
        } catch (IOException | RuntimeException failure) {
            breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, failure);
            throw told(failure);
        }
    }

    /**
     * Asks past slots and breaker whether the system is there, and waits for less long than a caller would. What comes of
     * it counts for the breaker like any call; one that is open lets calls on trial as soon as it is well.
     */
    DialectEndpoint.Answer probe(byte[] envelope, String operation) {
        boolean counts = breaker.tryAcquirePermission();
        long begun = System.nanoTime();
        try {
            DialectEndpoint.Answer answer = answer(http.call(posts.post(envelope, operation, PROBE)));
            if (counts) {
                breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            } else if (breaker.getState() == CircuitBreaker.State.OPEN) {
                breaker.transitionToHalfOpenState();
            }
            return answer;
        } catch (IOException | RuntimeException failure) {
            if (counts) {
                breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, failure);
            }
            throw told(failure);
        }
    }

    /** @return empty when the system does not let this caller in */
    Optional<DialectEndpoint.Answer> sendAs(Credentials caller, byte[] envelope, String operation) {
        try {
            Reply reply = http.callAs(caller, posts.post(envelope, operation, CALLER));
            return reply.status() == 401 || reply.status() == 403 ? Optional.empty() : Optional.of(answer(reply));
        } catch (NoLogInException none) {
            if (none.isRefused()) {
                return Optional.empty();
            }
            throw told(none);
        } catch (IOException | RuntimeException failure) {
            throw told(failure);
        }
    }

    private DialectEndpoint.Answer answer(Reply reply) {
        if (reply.status() != 200 && reply.status() != 500) {
            throw breakage.ofStatus(reply.status(), false);
        }
        if (reply.body().length == 0) {
            throw breakage.unreadable("an empty answer", false, null);
        }
        return new DialectEndpoint.Answer(reply.status(), reply.body());
    }

    private FlorisException told(Exception failure) {
        return failure instanceof FlorisException known ? known : breakage.of(failure, false);
    }
}
