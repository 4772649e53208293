package org.floris.connector.login;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.floris.connector.settings.Auth;
import org.floris.connector.settings.ConnectorSettings;

/**
 * NTLM over HTTP: a connection is logged in, not a call (MS-NTHT), and then carries calls of the same account until it is
 * closed. After a log-in that was refused none is tried for a while: accounts lock.
 */
final class NtlmHttp implements SystemHttp {
    private static final TimeValue KEPT_FOR = TimeValue.ofMinutes(1);

    private final ConnectorSettings settings;
    private final Auth.Ntlm account;
    private final BodyReader bodies;
    private final PoolingHttpClientConnectionManager connections;
    private final NtlmMessages messages;
    private final Timeout connect;
    private final Timeout read;
    private final Clock clock = Clock.systemUTC();
    private final AtomicLong numbers = new AtomicLong();
    private volatile Instant notBefore = Instant.EPOCH;

    NtlmHttp(ConnectorSettings settings, Auth.Ntlm account, BodyReader bodies) {
        this.settings = settings;
        this.account = account;
        this.bodies = bodies;
        this.connect = Timeout.of(settings.timeOuts().connect());
        this.read = Timeout.of(settings.timeOuts().read());
        this.connections = Http.connections(settings, read);
        this.messages = new NtlmMessages(account, workstation());
    }

    private static String workstation() {
        try {
            String name =
                    InetAddress.getLocalHost().getHostName().split("\\.")[0].toUpperCase(Locale.ROOT);
            return name.substring(0, Math.min(15, name.length()));
        } catch (IOException nameless) {
            return "FLORIS";
        }
    }

    @Override
    public Reply call(Post post) throws IOException {
        String id = "ntlm-" + numbers.incrementAndGet();
        Timeout patience = patience(post);
        HttpRoute route = route(post);
        ConnectionEndpoint endpoint = leased(id, route, patience);
        boolean reusable = false;
        try {
            Reply reply = over(new NtlmConnection(endpoint, id, bodies), patience, post);
            reusable = endpoint.isConnected();
            return reply;
        } catch (HttpException broken) {
            throw new IOException(broken);
        } finally {
            if (!reusable) {
                endpoint.close(CloseMode.IMMEDIATE);
            }
            connections.release(endpoint, null, KEPT_FOR);
        }
    }

    private static HttpRoute route(Post post) throws IOException {
        try {
            return new HttpRoute(
                    RoutingSupport.determineHost(post.request()),
                    null,
                    post.url().getScheme().equals("https"));
        } catch (HttpException impossible) {
            throw new IOException(impossible);
        }
    }

    private ConnectionEndpoint leased(String id, HttpRoute route, Timeout patience) throws IOException {
        try {
            return connections.lease(id, route, patience, null).get(patience);
        } catch (ExecutionException | TimeoutException none) {
            throw new ConnectionRequestTimeoutException("No connection is free");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ConnectionRequestTimeoutException("Interrupted while waiting for a connection");
        }
    }

    private Timeout patience(Post post) {
        return post.config() != null && post.config().getResponseTimeout() != null
                ? post.config().getResponseTimeout()
                : read;
    }

    private Reply over(NtlmConnection connection, Timeout patience, Post post) throws IOException, HttpException {
        if (connection.isOpen()) {
            connection.setPatience(patience);
            Reply reply = connection.send(post.request());
            if (reply.status() != 401) {
                return reply;
            }
            // The server has forgotten the connection; the call was refused at the door.
        }
        if (clock.instant().isBefore(notBefore)) {
            throw NoLogInException.refused(NtlmConnection.REFUSED);
        }
        if (!connection.isOpen()) {
            connection.open(connections, connect);
            connection.setPatience(patience);
        }
        Reply reply = connection.logIn(messages, post);
        if (reply.status() == 401) {
            // It must not be taken for a connection that is logged in.
            connection.close();
            notBefore = clock.instant().plus(TokenKeeper.AFTER_A_REFUSAL);
            throw NoLogInException.refused(NtlmConnection.REFUSED);
        }
        return reply;
    }

    /** On a connection of his own, for it is the connection that is logged in. */
    @Override
    public Reply callAs(Credentials caller, Post post) throws IOException {
        try (NtlmHttp his = new NtlmHttp(settings, account.of(caller.user(), caller.password()), bodies)) {
            return his.call(post);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
