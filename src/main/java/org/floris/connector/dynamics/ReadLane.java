package org.floris.connector.dynamics;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.floris.canonical.FlorisException;
import org.floris.connector.settings.ConnectorSettings;

/**
 * The short way of a read that passes through to a system: behind the same breaker and within the same number of calls
 * at once as {@code routes/policies}, without a route, which costs such a read more than everything else together.
 * See {@code src/docs/decisions/0019}.
 */
final class ReadLane implements AutoCloseable {
    private static final Timeout PATIENCE_OF_PROBES = Timeout.ofSeconds(3);
    private static final RequestConfig PROBE = RequestConfig.custom()
            .setConnectionRequestTimeout(PATIENCE_OF_PROBES)
            .setResponseTimeout(PATIENCE_OF_PROBES)
            .build();

    private final ConnectorSettings settings;
    private final Endpoint endpoint;
    private final CircuitBreaker breaker;
    private final Bulkhead slots;
    private final SystemAnswers answers;
    private final Breakage breakage;
    private final CloseableHttpClient http;
    private final URI url;
    private final String login;

    ReadLane(ConnectorSettings settings, CircuitBreaker breaker, Bulkhead slots, SystemAnswers answers) {
        this.settings = settings;
        this.endpoint = Endpoint.of(settings);
        this.breaker = breaker;
        this.slots = slots;
        this.answers = answers;
        this.breakage = new Breakage(settings.system());
        this.http = client(settings);
        this.url = URI.create(endpoint.url());
        this.login = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (settings.auth().user() + ':' + settings.auth().password())
                                        .getBytes(StandardCharsets.UTF_8));
    }

    private static CloseableHttpClient client(ConnectorSettings settings) {
        Timeout read = Timeout.of(settings.timeOuts().read());
        int connections = settings.limits().concurrentCalls();
        return HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(
                                        Timeout.of(settings.timeOuts().connect()))
                                .setSocketTimeout(read)
                                .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                                .build())
                        .setDefaultSocketConfig(SocketConfig.custom()
                                .setTcpNoDelay(true)
                                .setSoTimeout(read)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(read).build())
                // One request is one request: what is done when it fails is decided above.
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
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
            DialectEndpoint.Answer answer = http.execute(request(envelope, operation), this::answer);
            breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            return answer;
        } catch (IOException | RuntimeException failure) {
            breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, failure);
            throw failure instanceof FlorisException known ? known : breakage.of(failure, false);
        }
    }

    /**
     * Asks past slots and breaker whether the system is there, and waits for less long than a caller would. What comes of
     * it counts for the breaker like any call; one that is open lets calls on trial as soon as it is well.
     */
    DialectEndpoint.Answer probe(byte[] envelope, String operation) {
        boolean counts = breaker.tryAcquirePermission();
        HttpPost request = request(envelope, operation);
        request.setConfig(PROBE);
        long begun = System.nanoTime();
        try {
            DialectEndpoint.Answer answer = http.execute(request, this::answer);
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
            throw failure instanceof FlorisException known ? known : breakage.of(failure, false);
        }
    }

    private HttpPost request(byte[] envelope, String operation) {
        String action = OrganizationCodec.actionOf(operation);
        HttpPost request = new HttpPost(url);
        request.setEntity(new ByteArrayEntity(
                envelope, ContentType.parseLenient(endpoint.version().contentType(action))));
        request.setHeader("Authorization", login);
        if (endpoint.version() == SoapVersion.SOAP11) {
            request.setHeader("SOAPAction", '"' + action + '"');
        }
        return request;
    }

    private DialectEndpoint.Answer answer(ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        if (status != 200 && status != 500) {
            throw breakage.ofStatus(status, false);
        }
        HttpEntity entity = response.getEntity();
        byte[] bytes = entity == null ? new byte[0] : read(entity);
        if (bytes.length == 0) {
            throw breakage.unreadable("an empty answer", false, null);
        }
        return new DialectEndpoint.Answer(status, bytes);
    }

    private byte[] read(HttpEntity entity) throws IOException {
        try (InputStream stream = entity.getContent()) {
            return answers.read(
                    stream,
                    settings.limits().maxMessageSize().toBytes(),
                    settings.timeOuts().read());
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
