package org.floris.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Single inserts, each in a transaction of its own, into the hub's own database: what its disk and its commits give. */
final class Pgbench {
    static final String NAME = "pgbench";

    private static final String TABLE = "floris_bench_insert";

    private final Path program;
    private final Path psql;
    private final Path directory;
    private final int port;

    private Pgbench(Path program, Path psql, Path directory, int port) {
        this.program = program;
        this.psql = psql;
        this.directory = directory;
        this.port = port;
    }

    /** @throws BenchFailure when it is not installed */
    static Pgbench of(Path directory, int port) {
        return new Pgbench(
                Programs.find("pgbench").orElseThrow(() -> missing("pgbench")),
                Programs.find("psql").orElseThrow(() -> missing("psql")),
                directory,
                port);
    }

    private static BenchFailure missing(String program) {
        return new BenchFailure(program + " is not installed (Debian: apt-get install postgresql-contrib)");
    }

    Measured inserts(int clients, double seconds) throws InterruptedException {
        try {
            sql("create table if not exists " + TABLE
                    + " (id bigint generated always as identity primary key, payload text not null)");
            Path script = Files.writeString(
                    directory.resolve("insert.sql"),
                    "insert into " + TABLE + " (payload) values ('" + "x".repeat(500) + "');\n");
            Path logs = Files.createTempDirectory(directory, "pgbench");
            Programs.output(
                    logs,
                    program.toString(),
                    "-h",
                    "localhost",
                    "-p",
                    Integer.toString(port),
                    "-U",
                    "postgres",
                    "-n",
                    "-M",
                    "prepared",
                    "-c",
                    Integer.toString(clients),
                    "-j",
                    "1",
                    "-T",
                    Long.toString(Math.max(1, Math.round(seconds))),
                    "-l",
                    "-f",
                    script.toString(),
                    "postgres");
            return measured(logs, Math.max(1, Math.round(seconds)));
        } catch (IOException broken) {
            throw new UncheckedIOException("pgbench cannot be run", broken);
        }
    }

    void tidy() throws InterruptedException {
        try {
            sql("drop table if exists " + TABLE);
        } catch (IOException broken) {
            throw new UncheckedIOException("psql cannot be run", broken);
        }
    }

    private void sql(String statement) throws IOException, InterruptedException {
        Programs.output(
                directory,
                psql.toString(),
                "-q",
                "-h",
                "localhost",
                "-p",
                Integer.toString(port),
                "-U",
                "postgres",
                "-c",
                statement,
                "postgres");
    }

    /** Its logs have a line for each transaction, with microseconds in the third column. */
    private static Measured measured(Path logs, double seconds) throws IOException {
        Histogram micros = new Histogram(3);
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.toList()) {
                List<String> lines = Files.readAllLines(file);
                lines.forEach(line -> micros.recordValue(Long.parseLong(line.split(" ")[2])));
            }
        }
        return new Measured(
                micros.getTotalCount() / seconds,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getValueAtPercentile(99.9) / 1e3,
                0);
    }
}
