package org.floris.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

class EmbeddedDatabaseTest {
    private static final Path BINARIES = Path.of(System.getProperty("java.io.tmpdir"), "floris-test-postgres");

    @TempDir
    Path directory;

    @Test
    void dataOutlivesTheServerAndWritesAreSynchronous() {
        try (EmbeddedDatabase first = start("first start")) {
            JdbcTemplate jdbc = jdbc(first);
            assertThat(jdbc.queryForObject("show fsync", String.class)).isEqualTo("on");
            assertThat(jdbc.queryForObject("show synchronous_commit", String.class))
                    .isEqualTo("on");
            assertThat(jdbc.queryForObject("show server_encoding", String.class))
                    .isEqualTo("UTF8");
            jdbc.execute("create table kept as select 1 as one");
        }
        try (EmbeddedDatabase second = start("second start")) {
            assertThat(jdbc(second).queryForObject("select one from kept", Integer.class))
                    .isEqualTo(1);
        }
    }

    @Test
    void aServerLeftRunningByAKilledHubIsStoppedAndItsDataIsThere() throws Exception {
        Process killed = hubInAnotherProcess(BINARIES);
        assertThat(killed.inputReader().lines().anyMatch("committed"::equals)).isTrue();
        long server = Long.parseLong(Files.readAllLines(directory.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip());
        killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(ProcessHandle.of(server)).isPresent();
        try (EmbeddedDatabase next = start("start after kill -9 of the hub")) {
            assertThat(jdbc(next).queryForObject("select one from kept", Integer.class))
                    .isEqualTo(1);
        }
    }

    @Test
    void aPidFileOfAnotherProcessIsNoServer() throws IOException {
        start("first start").close();
        String pid = Long.toString(ProcessHandle.current().pid());
        Files.write(directory.resolve("postgres/postmaster.pid"), List.of(pid, "x"));
        start("start with the pid file of another process").close();
    }

    @Test
    void aFirstStartThatWasKilledIsSetAside() throws IOException {
        Files.createDirectories(directory.resolve("postgres"));
        Files.writeString(directory.resolve("postgres/postgresql.conf"), "");
        start("start after a killed first start").close();
        try (var files = Files.list(directory)) {
            assertThat(files).anyMatch(file -> file.getFileName().toString().startsWith("postgres.incomplete-"));
        }
    }

    @Test
    void programsThatAKilledFirstStartLeftHalfUnpackedAreUnpackedAnew() throws Exception {
        Path binaries = directory.resolve("postgres-binaries");
        Process killed = hubInAnotherProcess(binaries);
        await().pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(60))
                .until(() -> found(binaries, Files::isSymbolicLink));
        killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(found(binaries, file -> file.endsWith(".exists"))).isFalse();

        Process next = hubInAnotherProcess(binaries);

        assertThat(next.inputReader().lines().anyMatch("committed"::equals)).isTrue();
        next.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        start("a start that stops the server of the other process").close();
    }

    @Test
    void aSecondHubOnTheSameDirectoryIsRefused() {
        try (EmbeddedDatabase first = start("first start")) {
            assertThatThrownBy(() -> start("second hub"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Another hub is running on the data directory");
            assertThat(jdbc(first).queryForObject("select 1", Integer.class)).isEqualTo(1);
        }
    }

    private EmbeddedDatabase start(String what) {
        long began = System.nanoTime();
        EmbeddedDatabase database = EmbeddedDatabase.start(directory, BINARIES);
        System.out.printf("%s: %d ms%n", what, (System.nanoTime() - began) / 1_000_000);
        return database;
    }

    private static boolean found(Path directory, Predicate<Path> what) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.anyMatch(what);
        } catch (IOException | UncheckedIOException notThereYet) {
            return false;
        }
    }

    private Process hubInAnotherProcess(Path binaries) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hub.class.getName(),
                        directory.toString(),
                        binaries.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static JdbcTemplate jdbc(EmbeddedDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        return new JdbcTemplate(source);
    }

    static final class Hub {
        private Hub() {}

        public static void main(String[] arguments) throws InterruptedException {
            EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), Path.of(arguments[1]));
            jdbc(database).execute("create table kept as select 1 as one");
            System.out.println("committed");
            Thread.sleep(60_000);
        }
    }
}
