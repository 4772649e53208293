package org.floris.connector.login;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.classic.MinimalHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.floris.connector.settings.ConnectorSettings;

/**
 * Kept connections with the system's time-outs, as many as it may be called with at once. One request is one request: what
 * is done when it fails is decided above, so the client is the one that repeats, redirects and remembers nothing. The full
 * one takes each path apart for log-ins of its own, which is an eighth of what a read costs the hub.
 */
final class Http implements Closeable {
    /** A call waits for its token, so a token service gets less time than a system. */
    private static final Duration LONGEST_WAIT_FOR_A_TOKEN = Duration.ofSeconds(5);

    /** Idle for so long; a look costs five calls of the kernel, which a busy connection need not pay for each call. */
    private static final TimeValue LOOKED_AT_AFTER = TimeValue.ofMilliseconds(50);

    private final MinimalHttpClient client;
    private final RequestConfig usual;
    private final BodyReader bodies;

    private Http(ConnectorSettings settings, Duration read, BodyReader bodies) {
        this.bodies = bodies;
        this.client = HttpClients.createMinimal(connections(settings, Timeout.of(read)));
        this.usual = RequestConfig.custom().setResponseTimeout(Timeout.of(read)).build();
    }

    static Http toSystem(ConnectorSettings settings, BodyReader bodies) {
        return new Http(settings, settings.timeOuts().read(), bodies);
    }

    static Http toTokenService(ConnectorSettings settings, BodyReader bodies) {
        Duration read = settings.timeOuts().read();
        boolean longer = read.compareTo(LONGEST_WAIT_FOR_A_TOKEN) > 0;
        return new Http(settings, longer ? LONGEST_WAIT_FOR_A_TOKEN : read, bodies);
    }

    static PoolingHttpClientConnectionManager connections(ConnectorSettings settings, Timeout read) {
        int connections = settings.limits().concurrentCalls();
        return new WatchedConnections()
                .setMaxConnTotal(connections)
                .setMaxConnPerRoute(connections)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.timeOuts().connect()))
                        .setSocketTimeout(read)
                        .setValidateAfterInactivity(LOOKED_AT_AFTER)
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoTimeout(read)
                        .build())
                .build();
    }

    Reply send(HttpPost request) throws IOException {
        if (request.getConfig() == null) {
            request.setConfig(usual);
        }
        return client.execute(
                request, response -> new Reply(response.getCode(), read(response.getEntity(), request::abort, bodies)));
    }

    /** @param abort breaks the call off; to close the stream alone would wait for the rest of it */
    static byte[] read(HttpEntity entity, Runnable abort, BodyReader bodies) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        try (InputStream content = entity.getContent()) {
            InputStream breakable = new FilterInputStream(content) {
                @Override
                public void close() {
                    abort.run();
                }
            };
            return bodies.read(breakable, entity.getContentLength());
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
