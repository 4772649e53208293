package org.floris.connector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.connector.Capabilities;
import org.floris.connector.Irrevocable;
import org.floris.connector.settings.ConnectorSettings.Breaker;
import org.floris.connector.settings.ConnectorSettings.Dialect;
import org.floris.connector.settings.ConnectorSettings.EndpointKind;
import org.floris.connector.settings.ConnectorSettings.Limits;
import org.floris.connector.settings.ConnectorSettings.OnMirrorDown;
import org.floris.connector.settings.ConnectorSettings.TimeOuts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

class ConnectorSettingsTest {
    private static final String LEAST =
            """
            system: crm
            dialect: dynamics-2011
            address: https://crm.bank.example
            auth:
              kind: basic
              user: hub
              password: ${SECRET}
            """;

    @TempDir
    Path home;

    private final MockEnvironment environment = new MockEnvironment().withProperty("SECRET", "s3cr3t: #x");

    private ConnectorSettings load(String yaml) throws IOException {
        Path folder = Files.createDirectories(home.resolve("connectors/crm"));
        Files.writeString(folder.resolve("connector.yaml"), yaml);
        environment.setProperty("floris.home", home.toString());
        return ConnectorCatalog.load(environment).of("crm");
    }

    @Test
    void whatIsNotSaidHasADefault() throws IOException {
        assertThat(load(LEAST))
                .isEqualTo(new ConnectorSettings(
                        "crm",
                        "crm",
                        Dialect.DYNAMICS_2011,
                        URI.create("https://crm.bank.example"),
                        "",
                        EndpointKind.SOAP11,
                        new Auth.Basic("hub", "s3cr3t: #x"),
                        new Capabilities(true, true, true, true, true, true),
                        new Limits(500, DataSize.ofMegabytes(32), 64, Duration.ofSeconds(1)),
                        new TimeOuts(Duration.ofSeconds(2), Duration.ofSeconds(20)),
                        new Breaker(50, 100, Duration.ofSeconds(10), 50, 10, Duration.ofSeconds(10), 3),
                        Map.of(),
                        Irrevocable.NOTHING));
    }

    @Test
    void everySettingIsTaken() throws IOException {
        assertThat(
                        load(
                                """
                        system: crm
                        title: The CRM
                        dialect: dynamics-2015
                        address: http://crm.bank.example:5555
                        organisation: Bank
                        endpoint: soap12
                        auth: {kind: basic, user: hub, password: x}
                        capabilities:
                          {writes: false, assignsGivenIds: false, readsByVersion: false, associations: false,
                           recreatesDeleted: false, impersonates: false}
                        limits: {pageSize: 100, maxMessageSize: 1MB, concurrentCalls: 7, waitForSlot: 0s}
                        timeOuts: {connect: 1s, read: 500ms}
                        breaker:
                          {failureRate: 10, slowCallRate: 20, slowCall: 3s, window: 40, minimumCalls: 5, openFor: 6s,
                           halfOpenCalls: 7}
                        onMirrorDown: {client: defer, task: refuse}
                        cannotUndo: {user: [create, set-state]}
                        cannotReturnTo: {application: [issued]}
                        """))
                .isEqualTo(new ConnectorSettings(
                        "crm",
                        "The CRM",
                        Dialect.DYNAMICS_2015,
                        URI.create("http://crm.bank.example:5555"),
                        "Bank",
                        EndpointKind.SOAP12,
                        new Auth.Basic("hub", "x"),
                        new Capabilities(false, false, false, false, false, false),
                        new Limits(100, DataSize.ofMegabytes(1), 7, Duration.ZERO),
                        new TimeOuts(Duration.ofSeconds(1), Duration.ofMillis(500)),
                        new Breaker(10, 20, Duration.ofSeconds(3), 40, 5, Duration.ofSeconds(6), 7),
                        Map.of("client", OnMirrorDown.DEFER, "task", OnMirrorDown.REFUSE),
                        new Irrevocable(
                                Map.of("user", Set.of(Operation.CREATE, Operation.SET_STATE)),
                                Map.of("application", Set.of("issued")))));
    }

    @Test
    void everyWayToLogInIsTakenAndShownWithoutItsSecret() throws IOException {
        String place = "https://adfs.bank.example/token";
        assertThat(load(withAuth("{kind: ntlm, domain: CORP, user: hub, password: s3cr3t}"))
                        .auth())
                .isEqualTo(new Auth.Ntlm("CORP", "hub", "s3cr3t"));
        assertThat(load(withAuth("{kind: ws-trust, user: hub, password: s3cr3t, tokenService: " + place + "}"))
                        .auth())
                .isEqualTo(new Auth.WsTrust("hub", "s3cr3t", URI.create(place), Optional.empty()));
        Auth client = load(withAuth("{kind: oauth2, clientId: hub, clientSecret: s3cr3t, scope: crm, resource: r,"
                        + " tokenService: " + place + "}"))
                .auth();
        assertThat(client).isEqualTo(new Auth.OAuth2(URI.create(place), "hub", "s3cr3t", "crm", "r"));
        assertThat(client.toString() + client.account()).contains("hub").doesNotContain("s3cr3t");
    }

    @Test
    void aWayToLogInThatCannotWorkStopsTheStart() {
        assertThatThrownBy(() -> load(withAuth("{kind: kerberos}")))
                .hasMessageContaining("auth.kind must be one of basic, ntlm, ws-trust, oauth2");
        assertThatThrownBy(() -> load(withAuth("{kind: ntlm, user: hub, password: x}")))
                .hasMessageContaining("auth lacks domain");
        assertThatThrownBy(() -> load(withAuth(
                        "{kind: oauth2, clientId: a, clientSecret: b, tokenService: 'http://adfs.bank.example/t'}")))
                .hasMessageContaining("auth.tokenService must begin with https://");
        assertThatThrownBy(() -> load(withAuth("{kind: basic, user: a, password: b, domain: c}")))
                .hasMessageContaining("auth.domain is not known here");
        assertThatThrownBy(() -> load(withAuth("{kind: ntlm, domain: CORP, user: 'CORP\\hub', password: x}")))
                .hasMessageContaining("auth.user must not hold \\: its domain stands in domain");
        assertThatThrownBy(() -> load(withAuth("{kind: basic, user: 'a:b', password: x}")))
                .hasMessageContaining("auth.user must not hold :");
        environment.setProperty("EMPTY", "");
        assertThatThrownBy(() -> load(withAuth("{kind: oauth2, clientId: a, clientSecret: '${EMPTY}',"
                        + " tokenService: 'https://adfs.bank.example/t'}")))
                .hasMessageContaining("auth.clientSecret is empty");
        assertThatThrownBy(() -> load(withAuth("{kind: ws-trust, user: a, password: '${NOWHERE}',"
                        + " tokenService: 'https://adfs.bank.example/t'}")))
                .hasMessageContaining("auth.password asks for a setting that is not there: ${NOWHERE}");
        assertThatThrownBy(() -> load(withAuth("{kind: ws-trust, user: a, password: b, tokenService: adfs}")))
                .hasMessageContaining("auth.tokenService is not an address such as https://");
    }

    private static String withAuth(String auth) {
        return LEAST.substring(0, LEAST.indexOf("auth:")) + "auth: " + auth + "\n";
    }

    @Test
    void theServicesWholeAddressIsTakenToo() throws IOException {
        ConnectorSettings settings =
                load(LEAST.replace("https://crm.bank.example", "http://h:1/Bank/XRMServices/2011/Organization.svc"));
        assertThat(settings.address()).isEqualTo(URI.create("http://h:1"));
        assertThat(settings.organisation()).isEqualTo("Bank");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dialect: dynamics-2011 | dialect: cobol | line 2: dialect must be one of dynamics-2011, dynamics-2015",
                "dialect: dynamics-2011 | colour: red | line 2: colour is not known here",
                "system: crm | system: other | line 1: system must be the folder's name",
                "https://crm.bank.example | ftp://crm | line 3: address must be",
                "https://crm.bank.example | ${NOWHERE} | line 3: address asks for a setting that is not there: ${NOWHERE}",
                "'  user: hub' | | line 5: auth lacks user",
                "'  kind: basic' | '  kind: kerberos' | line 5: auth.kind must be one of basic, ntlm, ws-trust, oauth2",
                "system: crm | 'system: [' | this is not YAML"
            })
    void whatIsWrongIsToldInOneSentenceWithFileLineAndKey(String right, String wrong, String told) {
        String yaml = LEAST.replace(right, wrong == null ? "" : wrong).replaceAll("(?m)^\\s*\\n", "");
        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(FlorisException.class)
                .hasMessageStartingWith("connectors/crm/connector.yaml")
                .hasMessageContaining(told)
                .hasMessageNotContaining("s3cr3t");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limits: {pageSize: 5001} | limits.pageSize must be a whole number from 1 to 5000",
                "limits: {pageSize: many} | limits.pageSize must be a whole number",
                "limits: {maxMessageSize: 3 apples} | limits.maxMessageSize must be a size",
                "timeOuts: {read: soon} | timeOuts.read must be a time",
                "timeOuts: {read: 0s} | timeOuts.read must be from 1ms",
                "timeOuts: 5s | timeOuts must hold keys and values",
                "breaker: {window: 5, minimumCalls: 6} | breaker has more minimumCalls than its window",
                "capabilities: {writes: maybe} | capabilities.writes must be true or false",
                "onMirrorDown: {client: pray} | onMirrorDown.client must be one of refuse, defer",
                "cannotUndo: {client: delete} | cannotUndo.client must be a list",
                "cannotUndo: {client: [retrieve]} | cannotUndo.client[0] must be one of create, update, delete"
            })
    void anImpossibleValueIsRefused(String line, String told) {
        assertThatThrownBy(() -> load(LEAST + line + "\n")).hasMessageContaining("line 8: " + told);
    }

    @Test
    void anUnknownSystemStopsTheStart() throws IOException {
        load(LEAST);
        environment.setProperty("floris.systems.active", "crm,loris");
        assertThatThrownBy(() -> ConnectorCatalog.load(environment))
                .hasMessage("floris.systems.active names the system 'loris', but connectors/loris/connector.yaml is not"
                        + " there; there are crm.");
    }

    @Test
    void thePasswordIsNeverShown() throws IOException {
        assertThat(load(LEAST).toString()).doesNotContain("s3cr3t");
    }
}
