package org.floris.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.OutcomeUnknownException;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemUnavailableException;
import org.floris.connector.WriteAnswer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DynamicsConnectorTest {
    private static final UUID ID = UUID.fromString("7bf2e032-ad92-e311-9752-6c3be5a87df0");
    private static final Ref REF = new Ref("forsage", "account", ID.toString());
    private static final OrganizationCodec CODEC = new OrganizationCodec();
    private static final ScriptedSystem SYSTEM = new ScriptedSystem((head, body) -> null);

    private static Hub hub;
    private static DynamicsConnector connector;

    @BeforeAll
    static void start() {
        hub = Hub.start(Map.of("forsage", SYSTEM.address()));
        connector = hub.connector("forsage");
    }

    @AfterAll
    static void stop() {
        hub.close();
        SYSTEM.close();
    }

    @BeforeEach
    void closeTheBreaker() {
        hub.bean(CircuitBreakerRegistry.class).circuitBreaker("forsage").reset();
    }

    private static byte[] answer(int status, OrganizationAnswer answer) {
        return ScriptedSystem.http(
                status,
                "text/xml; charset=utf-8",
                CODEC.writeAnswer(answer, "Update", EnvelopeHeaders.NONE, SoapVersion.SOAP11));
    }

    private static SystemChange update() {
        return new SystemChange(Operation.UPDATE, REF, Map.of("name", "Анна"));
    }

    @Test
    void aWriteGoesOutInTheNameOfTheUserWithTheHubsLogIn() {
        SYSTEM.now((head, body) -> answer(200, new OrganizationAnswer.Updated()));
        UUID user = UUID.randomUUID();
        assertThat(connector.write(update(), Actor.user(user.toString()))).isInstanceOf(WriteAnswer.Written.class);
        assertThat(SYSTEM.lastHead)
                .startsWith("POST /Forsage/XRMServices/2011/Organization.svc/web HTTP/1.1")
                .containsIgnoringCase("authorization: Basic Zmxvcmlz")
                .containsIgnoringCase("soapaction: \"" + OrganizationCodec.actionOf("Update") + '"')
                .containsIgnoringCase("content-type: text/xml; charset=utf-8")
                .doesNotContainIgnoringCase("upgrade");
        var sent = CODEC.readRequest(SYSTEM.lastBody);
        assertThat(sent.headers().callerId()).contains(user);
        assertThat(sent.message())
                .isEqualTo(new OrganizationRequest.Update(new DynamicsEntity("account", ID, Map.of("name", "Анна"))));
    }

    @Test
    void aFaultIsAnAnswerAndOpensNoBreaker() {
        SYSTEM.now((head, body) -> answer(
                500,
                new OrganizationAnswer.Faulted(
                        new OrganizationFault(FaultCode.BUSINESS_RULE, "нельзя", Instant.EPOCH), true)));
        for (int i = 0; i < 60; i++) {
            var refused = (WriteAnswer.Refused) connector.write(update(), Actor.HUB);
            assertThat(refused.refusal().code()).isEqualTo(FaultCode.BUSINESS_RULE);
            assertThat(refused.refusal().message()).isEqualTo("нельзя");
        }
        assertThat(connector.knownDown()).isFalse();
    }

    @Test
    void aRecordThatIsNotThereIsEmpty() {
        SYSTEM.now((head, body) -> answer(
                500,
                new OrganizationAnswer.Faulted(new OrganizationFault(FaultCode.NOT_FOUND, "no", Instant.EPOCH), true)));
        assertThat(connector.read(REF, Set.of(), Actor.HUB)).isEmpty();
    }

    @Test
    void whatIsRefusedAtTheDoorWasNotCarriedOut() {
        for (int status : new int[] {401, 503}) {
            SYSTEM.now((head, body) -> ScriptedSystem.http(status, "text/html", "<html>no</html>".getBytes()));
            assertThatThrownBy(() -> connector.write(update(), Actor.HUB))
                    .isInstanceOf(SystemUnavailableException.class)
                    .hasMessageContaining(String.valueOf(status));
        }
    }

    @Test
    void aRefusedConnectionWasCertainlyNotCarriedOut() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (Hub other = Hub.start(Map.of("loris", "http://127.0.0.1:" + free))) {
            SystemChange change =
                    new SystemChange(Operation.DELETE, new Ref("loris", "account", ID.toString()), Map.of());
            assertThatThrownBy(() -> other.connector("loris").write(change, Actor.HUB))
                    .isInstanceOf(SystemUnavailableException.class)
                    .hasMessageContaining("takes no connection");
            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> other.connector("loris").write(change, Actor.HUB))
                        .isInstanceOf(SystemUnavailableException.class);
            }
            assertThat(other.connector("loris").knownDown()).isTrue();
            assertThatThrownBy(() -> other.connector("loris").write(change, Actor.HUB))
                    .hasMessageContaining("breaker is open");
        }
    }

    @Test
    void aBrokenAnswerLeavesAWriteInDoubtAndIsSentOnce() {
        SYSTEM.now((head, body) -> null);
        assertUnknownAndSentOnce();
        SYSTEM.now((head, body) -> ScriptedSystem.http(200, "text/xml", "garbage".getBytes()));
        assertUnknownAndSentOnce();
        SYSTEM.now((head, body) -> "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<s:Env".getBytes());
        assertUnknownAndSentOnceThenClosed();
        SYSTEM.now((head, body) -> ScriptedSystem.http(502, "text/html", "<html>".getBytes()));
        assertUnknownAndSentOnce();
        SYSTEM.now((head, body) -> ScriptedSystem.http(200, "text/xml", new byte[0]));
        assertUnknownAndSentOnce();
    }

    private void assertUnknownAndSentOnceThenClosed() {
        Thread cutter = new Thread(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                return;
            }
            SYSTEM.dropConnections();
        });
        cutter.start();
        assertUnknownAndSentOnce();
    }

    private void assertUnknownAndSentOnce() {
        int before = SYSTEM.posts();
        assertThatThrownBy(() -> connector.write(update(), Actor.HUB)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(SYSTEM.posts()).isEqualTo(before + 1);
    }

    @Test
    void aBrokenAnswerToAReadIsPlainlyUnavailable() {
        SYSTEM.now((head, body) -> null);
        assertThatThrownBy(() -> connector.read(REF, Set.of(), Actor.HUB))
                .isInstanceOf(SystemUnavailableException.class);
    }

    @Test
    void aPooledConnectionThatDiedMakesNoSecondPost() throws Exception {
        SYSTEM.now((head, body) -> answer(200, new OrganizationAnswer.Updated()));
        connector.write(update(), Actor.HUB);
        int connections = SYSTEM.connections();
        SYSTEM.dropConnections();
        Thread.sleep(100);
        int before = SYSTEM.posts();
        assertThat(connector.write(update(), Actor.HUB)).isInstanceOf(WriteAnswer.Written.class);
        assertThat(SYSTEM.posts()).isEqualTo(before + 1);
        assertThat(SYSTEM.connections()).isEqualTo(connections + 1);
    }

    @Test
    void callsAreTimedByOperationAndOutcome() {
        SYSTEM.now((head, body) -> answer(200, new OrganizationAnswer.Updated()));
        connector.write(update(), Actor.HUB);
        assertThat(hub.bean(io.micrometer.core.instrument.MeterRegistry.class)
                        .get("floris.system.call")
                        .tags("system", "forsage", "operation", "Update", "outcome", "answered")
                        .timer()
                        .count())
                .isPositive();
    }

    @Test
    void theAnswerPassesThroughByteForByte() {
        String envelope =
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'> <s:Body>\r\nАнна</s:Body></s:Envelope>";
        SYSTEM.now((head, body) ->
                ScriptedSystem.http(200, "text/xml; charset=utf-8", envelope.getBytes(StandardCharsets.UTF_8)));
        var answer = connector.read("<any/>".getBytes(StandardCharsets.UTF_8), "Retrieve");
        assertThat(new String(SYSTEM.lastBody, StandardCharsets.UTF_8)).isEqualTo("<any/>");
        assertThat(new String(answer.envelope(), StandardCharsets.UTF_8)).isEqualTo(envelope);
    }
}
