package org.floris.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;

class SecuritySettingsTest {
    private final ApplicationContextRunner hub = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Accounts.class);

    @Test
    void outsideTheSandboxTheStartStopsWithoutAnAccount() {
        hub.run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .hasMessageStartingWith("No account is configured: set floris.security.users"));
    }

    @Test
    void theSandboxHasItsWellKnownAccounts() {
        hub.withPropertyValues("spring.profiles.active=sandbox").run(context -> {
            UserDetailsService accounts = context.getBean(UserDetailsService.class);
            assertThat(authorities(accounts, "engineer"))
                    .containsExactlyInAnyOrder("ROLE_ENGINEER", "ROLE_VIEWER", "ROLE_PERSONAL_DATA");
            assertThat(authorities(accounts, "admin"))
                    .contains("ROLE_ADMINISTRATOR", "ROLE_ENGINEER", "ROLE_OPERATOR", "ROLE_VIEWER");
            assertThat(authorities(accounts, "forsage-plugin")).containsExactly("ROLE_SYSTEM");
            assertThat(context.getBean(SecuritySettings.class).rememberVerified())
                    .isEqualTo(Duration.ofMinutes(5));
        });
    }

    @Test
    void configuredAccountsReplaceTheWellKnownOnes() {
        hub.withPropertyValues(
                        "spring.profiles.active=sandbox",
                        "floris.security.users[0].name=anna",
                        "floris.security.users[0].password={noop}long enough",
                        "floris.security.users[0].roles=OPERATOR",
                        "floris.security.users[0].may-unmask=true",
                        "floris.security.remember-verified=30s")
                .run(context -> {
                    UserDetailsService accounts = context.getBean(UserDetailsService.class);
                    assertThat(authorities(accounts, "anna"))
                            .containsExactlyInAnyOrder("ROLE_OPERATOR", "ROLE_VIEWER", "ROLE_PERSONAL_DATA");
                    assertThat(context.getBean(SecuritySettings.class).rememberVerified())
                            .isEqualTo(Duration.ofSeconds(30));
                });
    }

    @Test
    void aPasswordWithoutItsSchemeIsRefused() {
        hub.withPropertyValues(
                        "floris.security.users[0].name=anna",
                        "floris.security.users[0].password=plain",
                        "floris.security.users[0].roles=VIEWER")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void anAccountThatIsNamedTwiceIsRefused() {
        hub.withPropertyValues(
                        "floris.security.users[0].name=anna",
                        "floris.security.users[0].password={noop}one",
                        "floris.security.users[0].roles=VIEWER",
                        "floris.security.users[1].name=anna",
                        "floris.security.users[1].password={noop}two",
                        "floris.security.users[1].roles=VIEWER")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void anAccountNeverTellsItsPassword() {
        assertThat(SandboxAccounts.ALL.toString()).doesNotContain("noop").doesNotContain("sandbox");
    }

    private static java.util.List<String> authorities(UserDetailsService accounts, String name) {
        UserDetails account = accounts.loadUserByUsername(name);
        return account.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
    }
}
