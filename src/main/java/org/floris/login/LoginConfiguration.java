package org.floris.login;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.floris.connector.Connectors;
import org.floris.store.Users;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoginSettings.class)
class LoginConfiguration {
    private final Clock clock = Clock.systemDefaultZone();

    @Bean
    Freshness freshness() {
        return new Freshness(clock);
    }

    @Bean
    Tokens tokens(LoginSettings settings, SslBundles bundles) {
        return new Tokens(
                new TokenKeys(bundles, settings.tokensBundle()),
                settings.tokens().lifetime(),
                clock);
    }

    @Bean
    CallerLogin callerLogin(
            LoginSettings settings,
            CertificateUsers certificates,
            Tokens tokens,
            Freshness freshness,
            AskedCrm crm,
            Users users,
            MeterRegistry meters) {
        return new CallerLogin(
                new LoginReader(
                        certificates, new PasswordDigests(settings.digestUsers(), freshness), tokens, freshness),
                crm,
                users,
                new KnownLogins(settings.loginKeptFor()),
                new Guesses(settings.guessing(), freshness, wait -> Thread.sleep(wait.toMillis())),
                new LoginMetrics(meters));
    }

    @Bean
    TokenService tokenService(Tokens tokens, CallerLogin login, Connectors connectors, Freshness freshness) {
        return new TokenService(tokens, login, connectors, freshness);
    }
}
