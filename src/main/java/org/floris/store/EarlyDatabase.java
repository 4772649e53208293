package org.floris.store;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Starts the PostgreSQL in the box, where none is named, at the side of the application context: both take a while. */
@Order(Ordered.LOWEST_PRECEDENCE)
final class EarlyDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static final String BEAN = "earlyDatabase";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (environment.getProperty("floris.database.url", "").isBlank()) {
            if (environment.matchesProfiles("production")) {
                throw new FlorisException(
                        ErrorCode.INVALID_VALUE,
                        "The profile production keeps nothing in the box: name a PostgreSQL by FLORIS_DATABASE_URL,"
                                + " FLORIS_DATABASE_USER and FLORIS_DATABASE_PASSWORD.");
            }
            Path directory = Path.of(environment.getProperty("floris.data-directory", ".floris"));
            context.getBeanFactory().registerSingleton(BEAN, new Starting(directory));
        }
    }

    /** A database that is being started. */
    static final class Starting {
        private final CompletableFuture<EmbeddedDatabase> database = new CompletableFuture<>();

        Starting(Path directory) {
            Thread starter = new Thread(() -> start(directory), "database-start");
            starter.setDaemon(true);
            starter.start();
        }

        private void start(Path directory) {
            try {
                database.complete(EmbeddedDatabase.start(directory, directory.resolve("postgres-binaries")));
            } catch (RuntimeException broken) {
                database.completeExceptionally(broken);
            }
        }

        EmbeddedDatabase await() {
            try {
                return database.join();
            } catch (CompletionException broken) {
                throw new IllegalStateException(broken.getCause().getMessage(), broken.getCause());
            }
        }
    }
}
