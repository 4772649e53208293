package org.floris.connector.login;

import java.io.IOException;
import java.util.Base64;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.floris.canonical.Why;

/** One connection while one call has it. */
final class NtlmConnection {
    static final Why REFUSED = Why.of("ntlm-refused", "it does not accept the account by NTLM (HTTP 401)");

    private static final Why BROKEN_OFF = Why.of("log-in-broken-off", "it breaks off the log-in by NTLM");
    private static final HttpRequestExecutor EXECUTOR = new HttpRequestExecutor();
    private static final HttpProcessor HEADERS = HttpProcessors.client("Floris");

    private final ConnectionEndpoint endpoint;
    private final String id;
    private final BodyReader bodies;
    private final HttpClientContext context = HttpClientContext.create();

    NtlmConnection(ConnectionEndpoint endpoint, String id, BodyReader bodies) {
        this.endpoint = endpoint;
        this.id = id;
        this.bodies = bodies;
    }

    boolean isOpen() {
        return endpoint.isConnected();
    }

    void open(PoolingHttpClientConnectionManager connections, Timeout timeOut) throws IOException {
        connections.connect(endpoint, timeOut, context);
    }

    void setPatience(Timeout patience) {
        endpoint.setSocketTimeout(patience);
    }

    void close() {
        endpoint.close(CloseMode.IMMEDIATE);
    }

    Reply send(HttpPost request) throws IOException, HttpException {
        HEADERS.process(request, request.getEntity(), context);
        try (ClassicHttpResponse response = endpoint.execute(id, request, EXECUTOR::execute, context)) {
            return taken(request, response);
        }
    }

    /**
     * Three legs, of which the last alone carries the call.
     *
     * @throws NoLogInException when the call was not sent
     */
    Reply logIn(NtlmMessages messages, Post post) throws IOException, HttpException {
        byte[] authenticate = messages.authenticate(challenge(post));
        HttpPost real = post.request();
        real.setHeader("Authorization", header(authenticate));
        return send(real);
    }

    private NtlmChallenge challenge(Post post) throws NoLogInException {
        HttpPost first = post.withEnvelope(new byte[0]).request();
        first.setHeader("Authorization", header(NtlmMessages.negotiate()));
        try {
            HEADERS.process(first, first.getEntity(), context);
            try (ClassicHttpResponse response = endpoint.execute(id, first, EXECUTOR::execute, context)) {
                taken(first, response);
                if (response.getCode() == 401 && !isOpen()) {
                    throw NoLogInException.notPossible(BROKEN_OFF, null);
                }
                return challenge(response);
            }
        } catch (NoLogInException known) {
            throw known;
        } catch (IOException | HttpException broken) {
            throw NoLogInException.notPossible(BROKEN_OFF, broken);
        }
    }

    private static NtlmChallenge challenge(ClassicHttpResponse response) throws IOException {
        for (Header header : response.getHeaders("WWW-Authenticate")) {
            String value = header.getValue().strip();
            if (value.regionMatches(true, 0, "NTLM ", 0, 5)) {
                try {
                    return NtlmChallenge.read(
                            Base64.getDecoder().decode(value.substring(5).strip()));
                } catch (IllegalArgumentException notBase64) {
                    throw new IOException("The NTLM challenge is not Base64", notBase64);
                }
            }
        }
        throw NoLogInException.notPossible(notOffered(response.getCode()), null);
    }

    private static Why notOffered(int status) {
        return Why.of("ntlm-not-offered", "it answers HTTP {0} where it should begin with NTLM", status);
    }

    private Reply taken(HttpPost request, ClassicHttpResponse response) throws IOException {
        byte[] body = Http.read(response.getEntity(), this::close, bodies);
        if (!DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context)) {
            close();
        }
        return new Reply(response.getCode(), body);
    }

    private static String header(byte[] message) {
        return "NTLM " + Base64.getEncoder().encodeToString(message);
    }
}
