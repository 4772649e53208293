package org.floris.connector.dynamics;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.cxf.transport.http.HTTPException;
import org.floris.canonical.FlorisException;
import org.floris.connector.OutcomeUnknownException;
import org.floris.connector.SystemUnavailableException;

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
        String notSent = whyNotSent(failure);
        if (notSent != null) {
            return new SystemUnavailableException(system, system + " cannot be called: " + notSent + ".", failure);
        }
        HTTPException status = find(failure, HTTPException.class);
        if (status != null) {
            return ofStatus(status.getResponseCode(), writes);
        }
        String what = timedOut(failure) ? "did not answer in time" : "broke off the call";
        return unknown(what, writes, failure);
    }

    /** An HTTP status that is neither an answer nor a fault. What is refused at the door was not carried out. */
    FlorisException ofStatus(int status, boolean writes) {
        if (status == 401 || status == 403) {
            return new SystemUnavailableException(
                    system,
                    system + " refuses the hub's log-in (HTTP " + status + "): check user and password in connectors/"
                            + system + "/connector.yaml.",
                    null);
        }
        if (status == 503 || status == 404 || status == 429) {
            return new SystemUnavailableException(
                    system, system + " turned the call away (HTTP " + status + ").", null);
        }
        return unreadable("HTTP " + status, writes, null);
    }

    FlorisException unreadable(String what, boolean writes, Throwable cause) {
        return unknown("gave " + what + " instead of an answer", writes, cause);
    }

    private FlorisException unknown(String what, boolean writes, Throwable cause) {
        return writes
                ? new OutcomeUnknownException(
                        system, system + " " + what + "; whether it has carried out the write is not known.", cause)
                : new SystemUnavailableException(system, system + " " + what + ".", cause);
    }

    private static String whyNotSent(Throwable failure) {
        if (find(failure, CallNotPermittedException.class) != null) {
            return "its breaker is open after too many failures";
        }
        if (find(failure, BulkheadFullException.class) != null) {
            return "too many calls are waiting for it";
        }
        if (find(failure, HttpConnectTimeoutException.class) != null) {
            return "it does not take the connection in time";
        }
        if (find(failure, UnknownHostException.class) != null
                || find(failure, UnresolvedAddressException.class) != null) {
            return "its host name is not known";
        }
        if (find(failure, ConnectException.class) != null || find(failure, NoRouteToHostException.class) != null) {
            return "it takes no connection";
        }
        if (find(failure, RejectedExecutionException.class) != null) {
            return "the hub is stopping";
        }
        return null;
    }

    private static boolean timedOut(Throwable failure) {
        return find(failure, SocketTimeoutException.class) != null
                || find(failure, HttpTimeoutException.class) != null
                || find(failure, TimeoutException.class) != null;
    }

    private static <T extends Throwable> T find(Throwable failure, Class<T> type) {
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
