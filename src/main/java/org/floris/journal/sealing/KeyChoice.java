package org.floris.journal.sealing;

import java.nio.file.Path;
import java.util.Map;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The key from the environment; without one, and never in production, the key in the data directory. */
final class KeyChoice implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        String given = environment.getProperty("floris.journal.key", "");
        if (!given.isBlank()) {
            parse(given, "FLORIS_JOURNAL_KEY");
            return;
        }
        if (environment.matchesProfiles("production")) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "The profile production keeps no payload in the clear: name a key of 32 bytes in Base64 by"
                            + " FLORIS_JOURNAL_KEY, and keep it as safe as the backups of the database. One is made by:"
                            + " openssl rand -base64 32");
        }
        KeyFile file = new KeyFile(Path.of(environment.getProperty("floris.data-directory", ".floris")));
        String kept = file.readOrMake();
        parse(kept, file.toString());
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("floris.journal.key", Map.of("floris.journal.key", kept)));
    }

    /** Told before anything else is started. */
    private static void parse(String key, String where) {
        try {
            SealingKey.parse(key, where);
        } catch (IllegalArgumentException noKey) {
            throw new FlorisException(ErrorCode.INVALID_VALUE, noKey.getMessage());
        }
    }
}
