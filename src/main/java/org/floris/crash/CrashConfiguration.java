package org.floris.crash;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CrashSettings.class)
class CrashConfiguration {
    private static final Profiles REHEARSALS = Profiles.of("sandbox | crash");

    @Bean
    CrashPoints crashPoints(CrashSettings settings, Environment environment) {
        if (settings.orders() == null) {
            return CrashPoints.NONE;
        }
        if (environment.matchesProfiles("production") || !environment.acceptsProfiles(REHEARSALS)) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "floris.crash.orders is set, and this hub would end itself when that file says so. That is for"
                            + " rehearsals in the profile 'sandbox' or 'crash' alone: remove the setting.");
        }
        return new CrashOrders(settings.orders(), () -> Runtime.getRuntime().halt(CrashOrders.EXIT_CODE));
    }
}
