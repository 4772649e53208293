package org.floris.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LoginSettingsTest {
    @Test
    void withoutSettingsThereIsNoHttpsAndALogInIsKeptForFiveMinutes() {
        LoginSettings settings = settings(Map.of());
        assertThat(settings.loginKeptFor()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.https().bundle()).isEmpty();
        assertThat(settings.https().clientCertificates()).isEmpty();
        assertThat(settings.tokensBundle()).isEmpty();
        assertThat(settings.tokens().lifetime()).isEqualTo(Duration.ofHours(8));
        assertThat(settings.digestUsers()).isEmpty();
        assertThat(settings.guessing())
                .isEqualTo(new LoginSettings.Guessing(3, 10, 100, Duration.ofMinutes(1), Duration.ofMinutes(10)));
    }

    @Test
    void theHttpsPortFollowsTheHubsUnlessItIsSet() {
        LoginSettings.Https https = settings(Map.of()).https();
        assertThat(https.portBeside(8080)).isEqualTo(8443);
        assertThat(https.portBeside(80)).isEqualTo(443);
        assertThat(https.portBeside(0)).isZero();
        assertThat(settings(Map.of("floris.facade.https.port", "9000")).https().portBeside(8080))
                .isEqualTo(9000);
    }

    @Test
    void tokensAreSealedWithTheCertificateOfHttpsUnlessAnotherIsNamed() {
        assertThat(settings(Map.of("floris.facade.https.bundle", "web")).tokensBundle())
                .isEqualTo("web");
        assertThat(settings(Map.of("floris.facade.https.bundle", "web", "floris.facade.tokens.bundle", "tokens"))
                        .tokensBundle())
                .isEqualTo("tokens");
    }

    @Test
    void passwordsAreNotShown() {
        assertThat(settings(Map.of(
                                "floris.facade.digest-users[0].name", "portal",
                                "floris.facade.digest-users[0].password", "s3cret"))
                        .toString())
                .contains("portal")
                .doesNotContain("s3cret");
    }

    @Test
    void aClientCertificateIsKnownByItsSubject() {
        LoginSettings.ClientCertificate portal = settings(Map.of(
                        "floris.facade.https.client-certificates[0].subject", "CN=portal, O=Bank",
                        "floris.facade.https.client-certificates[0].user", "portal"))
                .https()
                .clientCertificates()
                .get(0);
        assertThat(portal.isOf(new X500Principal("cn=portal,o=Bank"))).isTrue();
        assertThat(portal.isOf(new X500Principal("CN=portal, O=Other"))).isFalse();
        assertThat(portal.actsForOthers()).isFalse();
    }

    @Test
    void aLogInCannotBeKeptForLessThanNoTime() {
        assertThatThrownBy(() -> settings(Map.of("floris.facade.login-kept-for", "-1s")))
                .rootCause()
                .hasMessageContaining("login-kept-for");
    }

    private static LoginSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("floris.facade", LoginSettings.class);
    }
}
