package org.floris.security;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.security.SecuritySettings.Account;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** The accounts of {@link SecuritySettings}, or in the sandbox its well-known ones. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
class Accounts {
    /** The right to see personal values in the clear. */
    static final String UNMASK = "ROLE_PERSONAL_DATA";

    @Bean
    UserDetailsService accountsByName(SecuritySettings settings, Environment environment) {
        List<Account> accounts = settings.users();
        if (accounts.isEmpty()) {
            if (!environment.acceptsProfiles(Profiles.of("sandbox"))) {
                throw new FlorisException(
                        ErrorCode.INVALID_VALUE,
                        "No account is configured: set floris.security.users (name, password, roles), or start with"
                                + " the profile 'sandbox' to get its well-known accounts.");
            }
            accounts = SandboxAccounts.ALL;
        }
        return new InMemoryUserDetailsManager(
                accounts.stream().map(Accounts::details).toList());
    }

    @Bean
    PasswordEncoder passwordEncoder(SecuritySettings settings) {
        return new RememberingPasswordEncoder(
                PasswordEncoderFactories.createDelegatingPasswordEncoder(),
                settings.rememberVerified(),
                Clock.systemUTC());
    }

    private static UserDetails details(Account account) {
        Set<String> authorities = new TreeSet<>();
        addWithIncluded(authorities, account.roles());
        if (account.mayUnmask()) {
            authorities.add(UNMASK);
        }
        return User.withUsername(account.name())
                .password(account.password())
                .authorities(authorities.toArray(String[]::new))
                .build();
    }

    private static void addWithIncluded(Set<String> authorities, Collection<Role> roles) {
        for (Role role : roles) {
            authorities.add("ROLE_" + role);
            addWithIncluded(authorities, role.included());
        }
    }
}
