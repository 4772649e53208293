package org.floris.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.OutcomeUnknownException;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemUnavailableException;
import org.floris.connector.WriteAnswer;
import org.floris.sandbox.SandboxServer;
import org.floris.sandbox.SandboxSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to log in to a system, against a simulator that does the server's side by itself. */
@Timeout(90)
class OutboundLoginTest {
    @TempDir
    private Path home;

    private SandboxServer sandbox;
    private Hub hub;
    private DynamicsConnector crm;

    private void start(String kind, String binding, String password) throws IOException {
        sandbox = SandboxServer.start(SandboxSettings.inMemory(10).withLogin("forsage", kind));
        sandbox.awaitReady();
        String server = "http://127.0.0.1:" + sandbox.address("forsage").getPort();
        hub = Hub.start(
                HomeWithAuth.in(home, HomeWithAuth.auth(kind, server, password)),
                Map.of("forsage", server),
                "FORSAGE_ENDPOINT=" + binding);
        crm = hub.connector("forsage");
    }

    @AfterEach
    void stop() {
        hub.close();
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"basic, soap11", "ntlm, soap11", "ws-trust, soap12", "oauth2, soap11"})
    void whatIsWrittenIsReadAndWhatTheServerHasForgottenIsLoggedInAnew(String kind, String binding) throws Exception {
        start(kind, binding, "sandbox");
        assertThat(crm.health().reason().toString()).isEmpty();
        Ref created = ref();
        assertWritten(created, Operation.CREATE, "Иванова & <Co>");
        assertThat(lastName(created)).isEqualTo("Иванова & <Co>");

        forget();
        Ref refusedFirst = ref();
        // Carried out twice it would be refused for its id.
        assertWritten(refusedFirst, Operation.CREATE, "Петрова");
        forget();
        assertThat(lastName(refusedFirst)).isEqualTo("Петрова");

        fault("{\"kind\": \"DROP_AFTER\", \"operation\": \"Update\", \"count\": 1}");
        assertThatThrownBy(() -> crm.write(change(created, Operation.UPDATE, "Сидорова"), Actor.HUB))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(lastName(created)).as("it was carried out").isEqualTo("Сидорова");
        fault("{\"kind\": \"THROTTLE\", \"operation\": \"Update\", \"count\": 1}");
        assertThatThrownBy(() -> crm.write(change(created, Operation.UPDATE, "Нет"), Actor.HUB))
                .isInstanceOf(SystemUnavailableException.class)
                .hasMessageContaining("turned the call away");

        breaker().transitionToOpenState();
        assertThatThrownBy(() -> crm.write(change(created, Operation.UPDATE, "Нет"), Actor.HUB))
                .isInstanceOf(SystemUnavailableException.class)
                .hasMessageContaining("breaker");
        assertThat(crm.health().up()).as("a probe finds it well").isTrue();
        assertWritten(created, Operation.UPDATE, "Иванова");
        assertThat(lastName(created)).isEqualTo("Иванова");
    }

    @ParameterizedTest
    @CsvSource({
        "basic, refuses the hub's log-in (HTTP 401)",
        "ntlm, it does not accept the account by NTLM (HTTP 401)",
        "ws-trust, wst:FailedAuthentication",
        "oauth2, invalid_client"
    })
    void aWrongPasswordIsToldWithItsReasonAndTheWriteIsNotInDoubt(String kind, String told) throws Exception {
        start(kind, kind.equals("ws-trust") ? "soap12" : "soap11", "wrong");

        for (int call = 0; call < 2; call++) {
            assertThatThrownBy(() -> crm.write(change(ref(), Operation.CREATE, "Нет"), Actor.HUB))
                    .isInstanceOf(SystemUnavailableException.class)
                    .hasMessageContaining(told)
                    .hasMessageContaining("connectors/forsage/connector.yaml")
                    .hasMessageNotContaining("wrong");
        }
        assertThat(crm.health().up()).isFalse();
        assertThat(crm.health().reason().toString()).contains(told);
    }

    @ParameterizedTest
    @CsvSource({"basic, soap11", "ntlm, soap12", "ws-trust, soap12", "oauth2, soap12"})
    void aCallerIsAskedForInTheSystemsOwnWayAndNobodyElseGoesInByHisLogIn(String kind, String binding)
            throws Exception {
        start(kind, binding, "sandbox");
        UUID hubsOwn = whoAmI(crm.read(question(), "Execute"));
        String login = seller();

        UUID seller = whoAmI(
                crm.readAs(basic(login, "sandbox"), question(), "Execute").orElseThrow());

        assertThat(seller).isNotEqualTo(hubsOwn);
        assertThat(crm.readAs(basic(login, "guessed"), question(), "Execute")).isEmpty();
        assertThat(crm.readAs("Basic !", question(), "Execute")).isEmpty();
        assertThat(whoAmI(crm.read(question(), "Execute"))).isEqualTo(hubsOwn);
        assertThat(whoAmI(crm.readAs(basic("CORP\\floris-hub", "sandbox"), question(), "Execute")
                        .orElseThrow()))
                .isEqualTo(hubsOwn);
    }

    private CircuitBreaker breaker() {
        return hub.bean(CircuitBreakerRegistry.class).circuitBreaker("forsage");
    }

    private static Ref ref() {
        return new Ref("forsage", "contact", UUID.randomUUID().toString());
    }

    private static SystemChange change(Ref ref, Operation operation, String lastName) {
        return new SystemChange(operation, ref, Map.of("lastname", lastName));
    }

    private void assertWritten(Ref ref, Operation operation, String lastName) {
        assertThat(crm.write(change(ref, operation, lastName), Actor.HUB)).isInstanceOf(WriteAnswer.Written.class);
    }

    private Object lastName(Ref ref) {
        return crm.read(ref, Set.of("lastname"), Actor.HUB)
                .orElseThrow()
                .values()
                .get("lastname");
    }

    private byte[] question() {
        return new OrganizationCodec()
                .writeRequest(OrganizationRequest.whoAmI(), EnvelopeHeaders.NONE.withTo(crm.address()), crm.version());
    }

    private static UUID whoAmI(DialectEndpoint.Answer answer) {
        return (UUID) ((OrganizationAnswer.Executed)
                        new OrganizationCodec().readAnswer(answer.envelope()).message())
                .results()
                .get("UserId");
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
    }

    private String seller() throws Exception {
        String users = admin("GET", "/sandbox/users", null);
        return Optional.of(users.replaceAll("(?s).*?\"login\"\\s*:\\s*\"([^\"]+)\".*", "$1"))
                .filter(login -> !login.equals(users))
                .orElseThrow()
                .replace("\\\\", "\\");
    }

    private void forget() throws Exception {
        admin("DELETE", "/sandbox/tokens", null);
    }

    private void fault(String rule) throws Exception {
        admin("PUT", "/sandbox/faults", rule);
    }

    private String admin(String method, String path, String body) throws Exception {
        URI address = sandbox.address("forsage").resolve(path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return response.body();
    }
}
