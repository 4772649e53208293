package org.floris.journal;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.floris.store.Database;
import org.floris.store.TestDatabase;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A PostgreSQL of its own with a journal of many exchanges, for {@link JournalSearchBench}. */
final class BenchJournal implements AutoCloseable {
    private static final int DAYS = 30;

    private final EmbeddedPostgres server;
    private final HikariDataSource source;
    private final JdbcTemplate jdbc;

    private BenchJournal(EmbeddedPostgres server) {
        this.server = server;
        String url = server.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", "");
        this.source = TestDatabase.pool(new Database(url, "postgres", "", false), 8);
        // Without the pool's time-outs: a day is filled by one statement.
        this.jdbc = new JdbcTemplate(server.getPostgresDatabase());
    }

    /** Begins or goes on in {@code directory}. Nothing here has to survive a power cut. */
    static BenchJournal start(Path directory) throws IOException {
        Files.createDirectories(directory);
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(Path.of(System.getProperty("java.io.tmpdir"), "floris-test-postgres")
                        .toFile())
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("maintenance_work_mem", "512MB")
                .setServerConfig("max_parallel_workers_per_gather", "0")
                .setPGStartupWait(Duration.ofMinutes(2))
                .start();
        BenchJournal journal = new BenchJournal(server);
        Flyway.configure().dataSource(journal.source).outOfOrder(true).load().migrate();
        return journal;
    }

    /** As the hub itself connects. */
    JdbcClient asTheHub() {
        return JdbcClient.create(source);
    }

    /** Adds what is missing of {@code rows}, spread over thirty days that end today. */
    void fill(long rows) throws IOException {
        Partitions partitions = new Partitions(JdbcClient.create(source), new JdbcTransactionManager(source));
        jdbc.execute(new String(new ClassPathResource("bench/journal.sql").getContentAsByteArray()));
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        for (int day = DAYS - 1; day >= 0; day--) {
            LocalDate date = today.minusDays(day);
            partitions.make(date);
            Instant begin = date.atStartOfDay(ZoneOffset.UTC).toInstant();
            Boolean filled = jdbc.queryForObject(
                    "select exists (select from exchange where id >= ? and id < ?)",
                    Boolean.class,
                    ExchangeIds.first(begin),
                    ExchangeIds.first(begin.plus(Duration.ofDays(1))));
            if (!Boolean.TRUE.equals(filled)) {
                long began = System.nanoTime();
                jdbc.queryForList("select bench_day(?, ?)", begin.toEpochMilli(), rows / DAYS);
                System.out.printf(
                        "%s: %d exchanges in %d s%n", date, rows / DAYS, (System.nanoTime() - began) / 1_000_000_000);
            }
        }
        jdbc.execute("select bench_rare()");
        // As autovacuum leaves what was inserted.
        jdbc.execute("vacuum (analyze)");
    }

    @Override
    public void close() throws IOException {
        source.close();
        server.close();
    }
}
