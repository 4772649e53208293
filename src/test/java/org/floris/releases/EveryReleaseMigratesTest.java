package org.floris.releases;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.floris.store.CoreTestContext;
import org.floris.store.Database;
import org.floris.store.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The data of every release that was made come through all migrations to the newest schema, and the hub of today goes
 * on with them. A release adds its data by {@link ReleaseDumpTest}; nothing here is changed for it.
 */
class EveryReleaseMigratesTest {
    static final Path RELEASES = Path.of("src", "test", "resources", "releases");

    static List<Path> releases() throws IOException {
        try (Stream<Path> files = Files.list(RELEASES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void theHubOfTodayReadsSearchesResumesAndClosesWhatTheReleaseHasLeft(Path release) throws Exception {
        Database database = TestDatabase.empty();
        List<ReleasedExchange> released = restore(release, database);
        assertThat(released).isNotEmpty();

        try (ConfigurableApplicationContext hub = start(database)) {
            hub.getBean(MigratedJournal.class).goesOnWith(released);
        }
    }

    private static List<ReleasedExchange> restore(Path release, Database database) throws SQLException, IOException {
        try (HikariDataSource source = TestDatabase.pool(database, 2)) {
            Flyway.configure()
                    .dataSource(source)
                    .target(schemaOf(release))
                    .load()
                    .migrate();
            ReleaseDump.load(source, release);
            return ReleasedExchange.all((DataSource) source);
        }
    }

    private static String schemaOf(Path release) throws IOException {
        try (Stream<String> lines = Files.lines(release)) {
            return lines.findFirst().orElseThrow().replace("-- schema ", "");
        }
    }

    /** Flyway migrates while it starts, as in a bank. */
    private static ConfigurableApplicationContext start(Database database) {
        return new SpringApplicationBuilder(CoreTestContext.Configuration.class, MigratedJournal.class)
                .web(WebApplicationType.NONE)
                .profiles("core")
                .run(
                        "--floris.database.url=" + database.url(),
                        "--floris.database.user=" + database.user(),
                        "--floris.data-directory=target/test-hub/" + java.util.UUID.randomUUID(),
                        "--floris.journal.lease=2s",
                        "--camel.main.routes-include-pattern=file:routes/events/*.camel.yaml");
    }
}
