package org.floris.connector.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.floris.journeys.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatchedConnectionTest {
    private static final byte[] FINE =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

    private final List<Socket> accepted = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void aConnectionIsKeptAndOneThatTheServerHasClosedIsNotUsedAgain() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertKeptUntilItIsClosed("http", server, new WatchedConnections());
        }
    }

    /** Over TLS the server also sends what nobody has asked for, such as tickets for later sessions. */
    @Test
    void soItIsOverTls() throws Exception {
        Path key = directory.resolve("crm.p12");
        Path trusted = directory.resolve("trusted.p12");
        TestKeys.makeClient(key, "CN=crm");
        TestKeys.trust(key, trusted);
        char[] password = "sandbox".toCharArray();
        SSLContext tls = SSLContexts.custom()
                .loadKeyMaterial(key, password, password)
                .loadTrustMaterial(trusted, password)
                .build();
        WatchedConnections connections = new WatchedConnections();
        connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(tls, NoopHostnameVerifier.INSTANCE));
        try (ServerSocket server =
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertKeptUntilItIsClosed("https", server, connections);
        }
    }

    private void assertKeptUntilItIsClosed(String scheme, ServerSocket server, WatchedConnections connections)
            throws IOException {
        Thread acceptor = new Thread(() -> accept(server));
        acceptor.setDaemon(true);
        acceptor.start();
        connections.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .build());
        String url = scheme + "://127.0.0.1:" + server.getLocalPort() + "/";
        try (CloseableHttpClient client = HttpClientBuilder.create()
                .setConnectionManager(connections.build())
                .disableAutomaticRetries()
                .build()) {
            for (int round = 1; round <= 5; round++) {
                for (int call = 0; call < 5; call++) {
                    assertThat(client.<Integer>execute(new HttpGet(url), answer -> answer.getCode()))
                            .isEqualTo(200);
                }
                assertThat(accepted).hasSize(round);
                accepted.get(round - 1).close();
            }
        }
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                accepted.add(socket);
                Thread serving = new Thread(() -> serve(socket));
                serving.setDaemon(true);
                serving.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(Socket socket) {
        try {
            BufferedReader calls =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = calls.readLine(); line != null; line = calls.readLine()) {
                if (line.isEmpty()) {
                    socket.getOutputStream().write(FINE);
                }
            }
        } catch (IOException closed) {
            // As the test wants it.
        }
    }
}
