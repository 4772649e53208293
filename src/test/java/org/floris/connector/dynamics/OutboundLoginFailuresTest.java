package org.floris.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.OutcomeUnknownException;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that break off, refuse or mislead in the middle of a log-in: what was not sent is not in doubt. */
@Timeout(60)
class OutboundLoginFailuresTest {
    private static final SystemChange DELETE = new SystemChange(
            Operation.DELETE, new Ref("forsage", "account", UUID.randomUUID().toString()), Map.of());

    /** A server's, as it was captured. */
    private static final String CHALLENGE = "WWW-Authenticate: NTLM " + OutboundLoginFailuresTest.captured();

    @TempDir
    private Path home;

    private final ScriptedSystem system = new ScriptedSystem((head, body) -> null);
    private final ScriptedSystem tokens = new ScriptedSystem((head, body) -> null);
    private Hub hub;

    private static String captured() {
        try (var in = OutboundLoginFailuresTest.class.getResourceAsStream("/login/ntlm-http-handshake.http.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int at = text.indexOf("NTLM TlRMTVNTUAAC") + 5;
            return text.substring(at).split("\\s", 2)[0];
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private DynamicsConnector crm(String kind) throws IOException {
        Path configured = HomeWithAuth.in(home, HomeWithAuth.auth(kind, tokens.address(), "sandbox"));
        Path settings = configured.resolve("connectors/forsage/connector.yaml");
        java.nio.file.Files.writeString(
                settings, java.nio.file.Files.readString(settings).replace("read: 20s", "read: 400ms"));
        hub = Hub.start(configured, Map.of("forsage", system.address()));
        return hub.connector("forsage");
    }

    @AfterEach
    void stop() {
        hub.close();
        system.close();
        tokens.close();
    }

    private void assertNotSent(DynamicsConnector crm, String told) {
        assertThatThrownBy(() -> crm.write(DELETE, Actor.HUB))
                .isInstanceOf(SystemUnavailableException.class)
                .hasMessageContaining(told)
                .hasMessageContaining("connectors/forsage/connector.yaml");
    }

    private static byte[] refusal(String challenge) {
        return ("HTTP/1.1 401 X\r\n" + challenge + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] deleted() {
        return ScriptedSystem.http(
                200,
                "text/xml",
                new OrganizationCodec()
                        .writeAnswer(
                                new OrganizationAnswer.Deleted(), "Delete", EnvelopeHeaders.NONE, SoapVersion.SOAP11));
    }

    private static byte[] token() {
        return ScriptedSystem.http(
                200,
                "application/json",
                "{\"access_token\":\"t\",\"expires_in\":3600}".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void withoutATokenServiceNothingIsSentAndTheReasonStaysInSight() throws IOException {
        DynamicsConnector crm = crm("oauth2");
        tokens.close();

        for (int call = 0; call < 15; call++) {
            assertNotSent(crm, "the token service does not answer");
        }
        assertThat(system.posts()).isZero();
        assertThat(crm.knownDown()).isFalse();
        assertThat(crm.health().reason().code()).isEqualTo("log-in-not-possible");
    }

    @Test
    void aTokenServiceThatIsSilentIsWaitedForOnce() throws IOException {
        DynamicsConnector crm = crm("ws-trust");
        tokens.now((head, body) -> {
            Thread.sleep(3000);
            return null;
        });
        Instant begin = Instant.now();

        for (int call = 0; call < 5; call++) {
            assertNotSent(crm, "the token service does not answer");
        }
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMillis(2500));
        assertThat(tokens.posts()).isOne();
    }

    @Test
    void aTokenThatTheSystemNeverTakesIsRenewedOnceAndTold() throws IOException {
        DynamicsConnector crm = crm("oauth2");
        tokens.now((head, body) -> token());
        system.now((head, body) -> refusal("WWW-Authenticate: Bearer"));

        assertNotSent(crm, "it does not take a token that was just issued (HTTP 401)");
        assertNotSent(crm, "it does not take a token that was just issued (HTTP 401)");
        assertThat(tokens.posts()).isEqualTo(2);
        assertThat(system.posts()).isEqualTo(2);
    }

    @Test
    void aRenewedWriteWhoseAnswerIsLostIsInDoubt() throws IOException {
        DynamicsConnector crm = crm("oauth2");
        tokens.now((head, body) -> token());
        system.now((head, body) -> system.posts() == 1 ? refusal("WWW-Authenticate: Bearer") : null);

        assertThatThrownBy(() -> crm.write(DELETE, Actor.HUB)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(system.posts()).as("and it is not sent again").isEqualTo(2);
    }

    @Test
    void anAnswerThatComesDropByDropLeavesAWriteInDoubtInTime() throws IOException {
        DynamicsConnector crm = crm("oauth2");
        tokens.now((head, body) -> token());
        system.now((head, body) ->
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 999\r\n\r\n<s:".getBytes());
        Instant begin = Instant.now();

        assertThatThrownBy(() -> crm.write(DELETE, Actor.HUB)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMillis(2500));
    }

    @Test
    void aServerWithoutNtlmIsToldAndGetsNothing() throws IOException {
        DynamicsConnector crm = crm("ntlm");
        system.now((head, body) -> {
            assertThat(body).as("nothing is sent before the log-in").isEmpty();
            return refusal("WWW-Authenticate: Negotiate");
        });

        assertNotSent(crm, "it answers HTTP 401 where it should begin with NTLM");
        system.now((head, body) -> deleted());
        assertNotSent(crm, "it answers HTTP 200 where it should begin with NTLM");
    }

    @Test
    void aLogInByNtlmThatBreaksOffIsNotInDoubtButWhatIsLostAfterItIs() throws IOException {
        DynamicsConnector crm = crm("ntlm");
        assertNotSent(crm, "it breaks off the log-in by NTLM");
        system.now((head, body) -> refusal(CHALLENGE + "\r\nConnection: close"));
        assertNotSent(crm, "it breaks off the log-in by NTLM");
        system.now((head, body) -> refusal("WWW-Authenticate: NTLM TlRMTVNTUAAC"));
        assertNotSent(crm, "it breaks off the log-in by NTLM");

        system.now((head, body) -> body.length == 0 ? refusal(CHALLENGE) : null);
        assertThatThrownBy(() -> crm.write(DELETE, Actor.HUB)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void anNtlmConnectionCarriesCallsUntilItIsForgottenAndARefusedAccountIsLeftAlone() throws IOException {
        DynamicsConnector crm = crm("ntlm");
        system.now((head, body) -> body.length == 0 ? refusal(CHALLENGE) : deleted());
        crm.write(DELETE, Actor.HUB);
        crm.write(DELETE, Actor.HUB);
        assertThat(system.posts()).as("two legs and a call, then a call").isEqualTo(3);
        assertThat(system.connections()).isOne();

        system.now((head, body) -> refusal(body.length == 0 ? CHALLENGE : "WWW-Authenticate: NTLM"));
        assertNotSent(crm, "it does not accept the account by NTLM");
        assertThat(system.posts()).isEqualTo(6);
        assertThatThrownBy(() -> crm.read(new byte[] {1}, "Retrieve")).isInstanceOf(FlorisException.class);
        assertNotSent(crm, "it does not accept the account by NTLM");
        assertThat(system.posts()).as("accounts lock").isEqualTo(6);
    }
}
