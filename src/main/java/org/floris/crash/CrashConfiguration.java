package org.floris.crash;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CrashSettings.class)
class CrashConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(CrashConfiguration.class);
    private static final Profiles ALLOWED = Profiles.of("sandbox | crash");

    @Bean
    CrashPoints crashPoints(CrashSettings settings, Environment environment) {
        if (settings.point().isEmpty()) {
            return CrashPoints.NONE;
        }
        CrashPoint point = settings.point().get();
        if (environment.matchesProfiles("production") || !environment.acceptsProfiles(ALLOWED)) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "floris.crash.at is set, and this hub would end itself at " + point
                            + ". That is for rehearsals in the profile 'sandbox' or 'crash' alone: remove the setting.");
        }
        LOG.warn("This hub will end itself at passage {} of {}", settings.passage(), point);
        return new Sentence(
                point, settings.passage(), () -> Runtime.getRuntime().halt(Sentence.EXIT_CODE));
    }
}
