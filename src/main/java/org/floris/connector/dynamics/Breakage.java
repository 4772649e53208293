package org.floris.connector.dynamics;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.cxf.transport.http.HTTPException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Why;
import org.floris.connector.OutcomeUnknownException;
import org.floris.connector.SystemUnavailableException;
import org.floris.connector.login.NoLogInException;

/**
 * What a breakage on the way to a system means for the caller: whether the call has certainly not been carried out.
 * The texts name the system and no content.
 */
final class Breakage {
    private final String system;

    Breakage(String system) {
        this.system = system;
    }

    FlorisException of(Throwable failure, boolean writes) {
        Why notSent = whyNotSent(failure);
        if (notSent != null) {
            return new SystemUnavailableException(system, notSent, failure);
        }
        HTTPException status = find(failure, HTTPException.class);
        if (status != null) {
            return ofStatus(status.getResponseCode(), writes);
        }
        Why what = timedOut(failure)
                ? Why.of("no-answer-in-time", "{0} did not answer in time.", system)
                : Why.of("call-broken-off", "{0} broke off the call.", system);
        return unknown(what, writes, failure);
    }

    /** An HTTP status that is neither an answer nor a fault. What is refused at the door was not carried out. */
    FlorisException ofStatus(int status, boolean writes) {
        if (status == 401 || status == 403) {
            Why refused = Why.of(
                    "log-in-refused",
                    "{0} refuses the hub's log-in (HTTP {1}): check user and password in connectors/{0}/connector.yaml.",
                    system,
                    status);
            return new SystemUnavailableException(system, refused, null);
        }
        if (status == 503 || status == 404 || status == 429) {
            Why turnedAway = Why.of("turned-away", "{0} turned the call away (HTTP {1}).", system, status);
            return new SystemUnavailableException(system, turnedAway, null);
        }
        return unreadable("HTTP " + status, writes, null);
    }

    FlorisException unreadable(String what, boolean writes, Throwable cause) {
        return unknown(Why.of("answer-unreadable", "{0} gave {1} instead of an answer.", system, what), writes, cause);
    }

    /** What is unknown of a write is simply missing of a read. */
    private FlorisException unknown(Why what, boolean writes, Throwable cause) {
        return writes
                ? new OutcomeUnknownException(
                        system,
                        Why.of("carried-out-or-not", "{0} Whether it has carried out the write is not known.", what),
                        cause)
                : new SystemUnavailableException(system, what, cause);
    }

    private Why whyNotSent(Throwable failure) {
        if (find(failure, CallNotPermittedException.class) != null) {
            return Why.of("breaker-open", "{0} cannot be called: its breaker is open after too many failures.", system);
        }
        if (find(failure, BulkheadFullException.class) != null
                || find(failure, ConnectionRequestTimeoutException.class) != null) {
            return Why.of("bulkhead-full", "{0} cannot be called: too many calls are waiting for it.", system);
        }
        NoLogInException noLogIn = find(failure, NoLogInException.class);
        if (noLogIn != null) {
            return noLogIn(noLogIn);
        }
        if (find(failure, ConnectTimeoutException.class) != null) {
            return Why.of(
                    "no-connection-in-time", "{0} cannot be called: it does not take the connection in time.", system);
        }
        if (find(failure, UnknownHostException.class) != null) {
            return Why.of("host-unknown", "{0} cannot be called: its host name is not known.", system);
        }
        if (find(failure, ConnectException.class) != null || find(failure, NoRouteToHostException.class) != null) {
            return Why.of("no-connection", "{0} cannot be called: it takes no connection.", system);
        }
        if (find(failure, RejectedExecutionException.class) != null) {
            return Why.of("hub-stopping", "{0} cannot be called: the hub is stopping.", system);
        }
        return null;
    }

    private Why noLogIn(NoLogInException failure) {
        return failure.isRefused()
                ? Why.of(
                        "no-log-in",
                        "{0} cannot be called, for the hub is not let in: {1}. Check the account of auth in"
                                + " connectors/{0}/connector.yaml and its secret, then start the hub again.",
                        system,
                        failure.why())
                : Why.of(
                        "log-in-not-possible",
                        "{0} cannot be called, for the hub cannot log in: {1}. Check auth in"
                                + " connectors/{0}/connector.yaml and whether what it names is there; the hub keeps trying.",
                        system,
                        failure.why());
    }

    private static boolean timedOut(Throwable failure) {
        return find(failure, SocketTimeoutException.class) != null || find(failure, TimeoutException.class) != null;
    }

    /** The failure itself or what it was caused by; null when it is nothing of the kind. */
    static <T extends Throwable> T find(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
