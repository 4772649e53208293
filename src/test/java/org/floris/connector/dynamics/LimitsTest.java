package org.floris.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.OutcomeUnknownException;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LimitsTest extends TightLimits {
    private static final SystemChange DELETE = new SystemChange(
            Operation.DELETE, new Ref("forsage", "account", UUID.randomUUID().toString()), Map.of());

    private static byte[] deleted() {
        return ScriptedSystem.http(
                200,
                "text/xml",
                new OrganizationCodec()
                        .writeAnswer(
                                new OrganizationAnswer.Deleted(), "Delete", EnvelopeHeaders.NONE, SoapVersion.SOAP11));
    }

    @Test
    void aSilentSystemLeavesAWriteInDoubtInTime() {
        system.now((head, body) -> {
            Thread.sleep(3000);
            return deleted();
        });
        Instant begin = Instant.now();
        assertThatThrownBy(() -> hub.connector("forsage").write(DELETE, Actor.HUB))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("did not answer in time");
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMillis(1500));
        assertThat(system.posts()).isOne();
    }

    @Test
    void anAnswerThatStopsHalfWayLeavesAWriteInDoubtInTime() {
        system.now((head, body) ->
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 999\r\n\r\n<s:".getBytes());
        Instant begin = Instant.now();
        assertThatThrownBy(() -> hub.connector("forsage").write(DELETE, Actor.HUB))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMillis(2500));
        assertThat(system.posts()).isOne();
    }

    @Test
    void anAnswerThatIsTooLongLeavesAWriteInDoubt() {
        system.now((head, body) -> ScriptedSystem.http(200, "text/xml", new byte[5000]));
        assertThatThrownBy(() -> hub.connector("forsage").write(DELETE, Actor.HUB))
                .isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void whatSaysNothingOfTheSystemsHealthOpensNoBreaker() {
        system.now((head, body) -> ScriptedSystem.http(200, "text/xml", new byte[5000]));
        for (int i = 0; i < 12; i++) {
            assertThatThrownBy(() -> hub.connector("forsage").write(DELETE, Actor.HUB))
                    .isInstanceOf(OutcomeUnknownException.class);
        }
        assertThat(hub.connector("forsage").knownDown()).isFalse();
    }

    @Test
    void aCallThatFindsAllSlotsTakenIsNotSent() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch release = new CountDownLatch(1);
        system.now((head, body) -> {
            inside.countDown();
            release.await();
            return deleted();
        });
        for (int i = 0; i < 2; i++) {
            Thread caller = new Thread(() -> {
                try {
                    hub.connector("forsage").write(DELETE, Actor.HUB);
                } catch (RuntimeException expected) {
                    // It may time out while the third call is tried.
                }
            });
            caller.setDaemon(true);
            caller.start();
        }
        inside.await();
        assertThatThrownBy(() -> hub.connector("forsage").write(DELETE, Actor.HUB))
                .isInstanceOf(SystemUnavailableException.class)
                .hasMessageContaining("too many calls");
        assertThat(system.posts()).isEqualTo(2);
        release.countDown();
    }

    @Test
    void theBreakerOpensAndClosesAgain() throws InterruptedException {
        DynamicsConnector connector = hub.connector("forsage");
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> connector.write(DELETE, Actor.HUB)).isInstanceOf(OutcomeUnknownException.class);
        }
        assertThat(connector.knownDown()).isTrue();
        int before = system.posts();
        assertThatThrownBy(() -> connector.write(DELETE, Actor.HUB)).isInstanceOf(SystemUnavailableException.class);
        assertThat(system.posts()).isEqualTo(before);
        system.now((head, body) -> deleted());
        Thread.sleep(700);
        for (int i = 0; i < 3; i++) {
            connector.write(DELETE, Actor.HUB);
        }
        assertThat(connector.knownDown()).isFalse();
        connector.write(DELETE, Actor.HUB);
    }
}
