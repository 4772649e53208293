package org.floris.store;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Starts the PostgreSQL in the box, where none is named, at the side of the application context: both take a while.
 * Only for the whole hub, which serves the web; a part of it that needs the database starts it when it does.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class EarlyDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static final String BEAN = "earlyDatabase";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (!environment.getProperty("floris.database.url", "").isBlank()) {
            return;
        }
        if (environment.matchesProfiles("production")) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "The profile production keeps nothing in the box: name a PostgreSQL by FLORIS_DATABASE_URL,"
                            + " FLORIS_DATABASE_USER and FLORIS_DATABASE_PASSWORD.");
        }
        if (context instanceof WebServerApplicationContext) {
            Starting starting = new Starting(directory(environment));
            context.getBeanFactory().registerSingleton(BEAN, starting);
            context.addApplicationListener(
                    (ApplicationListener<ContextClosedEvent>) closed -> starting.closeUnlessTaken());
        }
    }

    static Path directory(Environment environment) {
        return Path.of(environment.getProperty("floris.data-directory", ".floris"));
    }

    /** A database that is being started. */
    static final class Starting {
        private final CompletableFuture<EmbeddedDatabase> database;
        private final AtomicBoolean taken = new AtomicBoolean();

        Starting(Path directory) {
            database = CompletableFuture.supplyAsync(
                    () -> EmbeddedDatabase.start(directory, directory.resolve("postgres-binaries")),
                    Starting::atTheSide);
        }

        /** Waits for it; whoever asks has to close it. */
        EmbeddedDatabase take() {
            taken.set(true);
            try {
                return database.join();
            } catch (CompletionException broken) {
                throw new IllegalStateException(broken.getCause().getMessage(), broken.getCause());
            }
        }

        /** For a context that failed before anything in it asked for the database. */
        void closeUnlessTaken() {
            if (taken.compareAndSet(false, true)) {
                database.thenAccept(EmbeddedDatabase::close)
                        .exceptionally(broken -> null)
                        .join();
            }
        }

        private static void atTheSide(Runnable start) {
            Thread starter = new Thread(start, "database-start");
            starter.setDaemon(true);
            starter.start();
        }
    }
}
