package org.floris.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.util.FileSystemUtils;

/**
 * One PostgreSQL for all tests of a JVM, and in it a fresh, migrated database for each class that asks.
 *
 * <pre>
 * {@literal @}DynamicPropertySource
 * static void database(DynamicPropertyRegistry registry) {
 *     TestDatabase.register(registry);
 * }
 * </pre>
 */
public final class TestDatabase {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    /** Names a fresh database to the hub that a test starts. */
    public static void register(DynamicPropertyRegistry registry) {
        Database database = fresh();
        registry.add("floris.database.url", database::url);
        registry.add("floris.database.user", database::user);
    }

    /** The same for tests that share their context configuration, by {@code @ContextConfiguration(initializers = …)}. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Database database = fresh();
            TestPropertyValues.of("floris.database.url=" + database.url(), "floris.database.user=" + database.user())
                    .applyTo(context);
        }
    }

    /** A new database with the schema of today and no rows. */
    public static synchronized Database fresh() {
        String name = "test" + NUMBER.incrementAndGet();
        new JdbcTemplate(Server.INSTANCE.source("postgres")).execute("create database " + name + " template migrated");
        return Server.INSTANCE.database(name);
    }

    /** A new database with nothing in it, not even a schema. */
    public static synchronized Database empty() {
        String name = "test" + NUMBER.incrementAndGet();
        new JdbcTemplate(Server.INSTANCE.source("postgres")).execute("create database " + name);
        return Server.INSTANCE.database(name);
    }

    /** A pool of connections to {@code database}, for tests without a Spring context. */
    public static HikariDataSource pool(Database database, int size) {
        return new HikariDataSource(StoreConfiguration.pool(
                database, new DatabaseSettings(database.url(), database.user(), "", size, Duration.ofSeconds(10))));
    }

    private static final class Server {
        static final Server INSTANCE = new Server();

        private final EmbeddedDatabase postgres;

        private Server() {
            Path directory = Path.of(
                    "target",
                    "test-database",
                    Long.toString(ProcessHandle.current().pid()));
            Path binaries = Path.of(System.getProperty("java.io.tmpdir"), "floris-test-postgres");
            postgres = EmbeddedDatabase.start(directory, binaries);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.close();
                FileSystemUtils.deleteRecursively(directory.toFile());
            }));
            new JdbcTemplate(source("postgres")).execute("create database migrated");
            Flyway.configure().dataSource(source("migrated")).load().migrate();
        }

        Database database(String name) {
            return new Database(postgres.url().replaceAll("/[^/]*$", "/" + name), postgres.user(), "", false);
        }

        PGSimpleDataSource source(String name) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(database(name).url());
            source.setUser(postgres.user());
            return source;
        }
    }
}
