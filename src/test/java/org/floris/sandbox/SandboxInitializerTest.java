package org.floris.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class SandboxInitializerTest {
    private static AnnotationConfigApplicationContext context(String profile, Map<String, Object> properties) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().setActiveProfiles(profile);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        new SandboxInitializer().initialize(context);
        return context;
    }

    @Test
    void theSystemsRunBeforeTheBeansAndTheirAddressesAreProperties(@TempDir Path directory) {
        Map<String, Object> properties = Map.of(
                "floris.sandbox.forsage.port", "0",
                "floris.sandbox.loris.port", "0",
                "floris.sandbox.clients", "30",
                "floris.sandbox.data-directory", directory.toString());
        try (AnnotationConfigApplicationContext context = context("sandbox", properties)) {
            context.register(SandboxConfiguration.class);
            context.refresh();
            SandboxServer server = context.getBean(SandboxServer.class);
            for (String system : new String[] {"forsage", "loris"}) {
                String host = "http://127.0.0.1:" + server.address(system).getPort();
                assertThat(context.getEnvironment().getProperty("floris.systems." + system + ".address"))
                        .isEqualTo(host);
            }
            server.awaitReady();
            assertThat(Files.exists(directory.resolve("sandbox/forsage.log"))).isTrue();
        }
    }

    @Test
    void otherProfilesHaveNoSimulators() {
        try (AnnotationConfigApplicationContext context = context("production", Map.of())) {
            context.refresh();
            assertThat(context.getBeansOfType(SandboxServer.class)).isEmpty();
        }
    }

    @Test
    void aNumberOfClientsThatMakesNoSenseStopsTheStart() {
        assertThatThrownBy(() -> context("sandbox", Map.of("floris.sandbox.clients", "3")))
                .rootCause()
                .hasMessage("floris.sandbox.clients is 3: choose from 10 to 2000000.");
    }

    @Test
    void aLogInThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> context("sandbox", Map.of("floris.sandbox.logins.forsage", "kerberos")))
                .hasStackTraceContaining("floris.sandbox.logins: kerberos is none of basic, ntlm, ws-trust, oauth2.");
        assertThatThrownBy(() -> context("sandbox", Map.of("floris.sandbox.logins.crm", "ntlm")))
                .rootCause()
                .hasMessage("floris.sandbox.logins names [crm]; the systems are forsage and loris.");
    }
}
