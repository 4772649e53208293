package org.floris.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reads on the short way are bounded like the calls of the policy routes. */
@Timeout(60)
class ReadLaneTest extends TightLimits {
    private static final byte[] ENVELOPE = "<any/>".getBytes(StandardCharsets.UTF_8);

    private DialectEndpoint.Answer read() {
        return hub.connector("forsage").read(ENVELOPE, "Retrieve");
    }

    @Test
    void theAnswerComesByteForByteWithItsStatus() {
        byte[] body = "<fault>\u00ab\u041d\u0435\u0442\u00bb</fault>".getBytes(StandardCharsets.UTF_8);
        system.now((head, asked) -> ScriptedSystem.http(500, "text/xml; charset=utf-8", body));

        DialectEndpoint.Answer answer = read();

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.envelope()).isEqualTo(body);
    }

    @Test
    void theSystemIsCalledWithTheHubsLogInAndTheAction() {
        String[] seen = new String[1];
        system.now((head, asked) -> {
            seen[0] = head;
            return ScriptedSystem.http(200, "text/xml", ENVELOPE);
        });

        read();

        assertThat(seen[0])
                .contains(
                        "POST " + URI.create(hub.connector("forsage").address()).getPath() + " HTTP/1.1")
                .containsIgnoringCase("authorization: Basic ")
                .containsIgnoringCase("soapaction: \"" + OrganizationCodec.actionOf("Retrieve") + "\"");
    }

    @Test
    void aSilentSystemIsGivenUpInTimeAndAskedOnce() {
        system.now((head, asked) -> {
            Thread.sleep(3000);
            return ScriptedSystem.http(200, "text/xml", ENVELOPE);
        });
        Instant begin = Instant.now();

        assertThatThrownBy(this::read)
                .isInstanceOf(SystemUnavailableException.class)
                .hasMessageContaining("did not answer in time");
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMillis(2500));
        assertThat(system.posts()).isOne();
    }

    @Test
    void anAnswerThatStopsHalfWayIsGivenUpInTime() {
        system.now((head, asked) ->
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 999\r\n\r\n<s:".getBytes());
        Instant begin = Instant.now();

        assertThatThrownBy(this::read).isInstanceOf(SystemUnavailableException.class);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMillis(2500));
    }

    @Test
    void anAnswerThatIsTooLongIsNotKept() {
        system.now((head, asked) -> ScriptedSystem.http(200, "text/xml", new byte[5000]));

        assertThatThrownBy(this::read).isInstanceOf(FlorisException.class).hasMessageContaining("longer than 4096");
    }

    @Test
    void aReadFindsNoSlotWhileWritesHaveThemAll() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch release = new CountDownLatch(1);
        system.now((head, asked) -> {
            inside.countDown();
            release.await();
            return null;
        });
        for (int i = 0; i < 2; i++) {
            Thread writer = new Thread(this::write);
            writer.setDaemon(true);
            writer.start();
        }
        inside.await();

        assertThatThrownBy(this::read)
                .isInstanceOf(SystemUnavailableException.class)
                .hasMessageContaining("too many calls");
        assertThat(system.posts()).isEqualTo(2);
        assertThat(hub.bean(BulkheadRegistry.class).getAllBulkheads()).hasSize(1);
        release.countDown();
    }

    @Test
    void readsThatBreakOpenTheBreakerOfTheSystem() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(this::read).isInstanceOf(SystemUnavailableException.class);
        }

        assertThat(hub.connector("forsage").knownDown()).isTrue();
        int before = system.posts();
        assertThatThrownBy(this::read)
                .isInstanceOf(SystemUnavailableException.class)
                .hasMessageContaining("breaker");
        assertThat(system.posts()).isEqualTo(before);
    }

    @Test
    void aSystemThatIsBackIsCalledAgainAsSoonAsItAnswersAProbe() {
        DynamicsConnector connector = hub.connector("forsage");
        while (!connector.knownDown()) {
            assertThatThrownBy(this::read).isInstanceOf(SystemUnavailableException.class);
        }
        assertThat(connector.health().up()).isFalse();
        assertThat(connector.knownDown()).isTrue();
        byte[] answer = new OrganizationCodec()
                .writeAnswer(
                        OrganizationAnswer.Executed.of("WhoAmI", Map.of("UserId", UUID.randomUUID())),
                        "Execute",
                        EnvelopeHeaders.NONE,
                        SoapVersion.SOAP11);
        system.now((head, asked) -> ScriptedSystem.http(200, "text/xml; charset=utf-8", answer));

        assertThat(connector.health().up()).isTrue();

        // The breaker's own pause is not waited for: the probes were its calls on trial.
        assertThat(hub.bean(CircuitBreakerRegistry.class)
                        .circuitBreaker("forsage")
                        .getState())
                .isEqualTo(CircuitBreaker.State.CLOSED);
    }

    private void write() {
        try {
            hub.connector("forsage")
                    .write(
                            new SystemChange(
                                    Operation.DELETE,
                                    new Ref(
                                            "forsage",
                                            "account",
                                            UUID.randomUUID().toString()),
                                    Map.of()),
                            Actor.HUB);
        } catch (RuntimeException expected) {
            // It is broken off when the test ends.
        }
    }
}
