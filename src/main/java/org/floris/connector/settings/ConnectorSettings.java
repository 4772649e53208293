package org.floris.connector.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.floris.connector.Capabilities;
import org.floris.connector.Irrevocable;
import org.springframework.util.unit.DataSize;

/**
 * A system's {@code connector.yaml}.
 *
 * @param system       name, the same as of its folder
 * @param title        for people
 * @param address      scheme, host and port, without a path
 * @param organisation first part of the path; empty where the host name carries it
 * @param endpoint     which of the service's two endpoints is called
 * @param onMirrorDown by canonical entity; entities that are not named refuse
 * @param irrevocable  the parts {@code cannotUndo} and {@code cannotReturnTo}
 */
public record ConnectorSettings(
        String system,
        String title,
        Dialect dialect,
        URI address,
        String organisation,
        EndpointKind endpoint,
        Auth auth,
        Capabilities capabilities,
        Limits limits,
        TimeOuts timeOuts,
        Breaker breaker,
        Map<String, OnMirrorDown> onMirrorDown,
        Irrevocable irrevocable) {

    public ConnectorSettings {
        onMirrorDown = Map.copyOf(onMirrorDown);
    }

    /** The dialect, and with it the connector that speaks it. */
    public enum Dialect {
        DYNAMICS_2011,
        DYNAMICS_2015
    }

    public enum EndpointKind {
        /** {@code Organization.svc/web}: the practical choice for callers that are not .NET. */
        SOAP11,
        /** {@code Organization.svc}, with WS-Addressing. */
        SOAP12
    }

    /** What becomes of a write when this system, as a mirror, is known to be down. */
    public enum OnMirrorDown {
        /** Refused at once, before home is touched. */
        REFUSE,
        /** Home and the other mirrors are written; this one is owed the change and gets it when it is back. */
        DEFER
    }

    /**
     * @param pageSize        rows a page
     * @param maxMessageSize  of an answer
     * @param concurrentCalls at the same time, and so also the number of connections
     * @param waitForSlot     how long a call waits when all are taken
     */
    public record Limits(int pageSize, DataSize maxMessageSize, int concurrentCalls, Duration waitForSlot) {}

    /** @param read from the last byte sent to the first one of the answer */
    public record TimeOuts(Duration connect, Duration read) {}

    /**
     * @param failureRate   per cent of failed calls in the window that opens the breaker
     * @param slowCallRate  per cent of slow calls in the window that opens it
     * @param slowCall      a call that takes longer is slow
     * @param window        calls that are looked at
     * @param minimumCalls  calls before it may open
     * @param openFor       how long no call is let through
     * @param halfOpenCalls calls that try whether the system is back
     */
    public record Breaker(
            int failureRate,
            int slowCallRate,
            Duration slowCall,
            int window,
            int minimumCalls,
            Duration openFor,
            int halfOpenCalls) {}
}
