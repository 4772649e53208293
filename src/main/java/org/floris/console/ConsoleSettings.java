package org.floris.console;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the console shows what it shows.
 *
 * @param environment which hub this is, for the badge in the bar; null means the sandbox in its profile, else production
 * @param zone        of the times on the pages; null means the machine's
 * @param history     how far back the overview's charts reach
 */
@Validated
@ConfigurationProperties("floris.console")
record ConsoleSettings(HubEnvironment environment, ZoneId zone, @NotNull @DefaultValue("15m") Duration history) {
    ConsoleSettings {
        zone = zone == null ? ZoneId.systemDefault() : zone;
    }

    /** Where people must know that they are. */
    enum HubEnvironment {
        SANDBOX,
        TEST,
        PRODUCTION
    }
}
