package org.floris.releases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of a database as a script of COPY commands that psql takes too. The schema is Flyway's. */
final class ReleaseDump {
    private static final String END = "\\.";

    private ReleaseDump() {}

    static void write(DataSource database, Writer out) throws SQLException, IOException {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        for (String partition : partitions(jdbc)) {
            out.write(partition + ";\n");
        }
        try (Connection connection = database.getConnection()) {
            CopyManager copies = connection.unwrap(BaseConnection.class).getCopyAPI();
            for (String table : tables(jdbc)) {
                String columns = columns(jdbc, table);
                StringWriter rows = new StringWriter();
                if (copies.copyOut("copy (select " + columns + " from " + table + " order by 1) to stdout", rows) > 0) {
                    out.write("copy " + table + " (" + columns + ") from stdin;\n" + rows + END + "\n");
                }
            }
        }
        for (String sequence : sequences(jdbc)) {
            out.write(sequence + ";\n");
        }
    }

    static void load(DataSource database, Path script) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                BufferedReader lines = Files.newBufferedReader(script)) {
            CopyManager copies = connection.unwrap(BaseConnection.class).getCopyAPI();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("copy ")) {
                    copies.copyIn(line.replace(";", ""), rows(lines));
                } else if (!line.startsWith("--")) {
                    connection.createStatement().execute(line);
                }
            }
        }
    }

    private static StringReader rows(BufferedReader lines) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (String row = lines.readLine(); !row.equals(END); row = lines.readLine()) {
            rows.append(row).append('\n');
        }
        return new StringReader(rows.toString());
    }

    private static List<String> tables(JdbcTemplate jdbc) {
        return jdbc.queryForList(
                "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
                        + " and not relispartition and relname <> 'flyway_schema_history'"
                        // What others refer to comes first.
                        + " order by exists (select from pg_constraint c where c.conrelid = pg_class.oid"
                        + " and contype = 'f'), relname",
                String.class);
    }

    private static String columns(JdbcTemplate jdbc, String table) {
        return jdbc
                .queryForList(
                        "select attname from pg_attribute where attrelid = ?::regclass and attnum > 0"
                                + " and not attisdropped and attgenerated = '' order by attnum",
                        String.class,
                        table)
                .stream()
                .collect(Collectors.joining(", "));
    }

    private static List<String> partitions(JdbcTemplate jdbc) {
        return jdbc.queryForList(
                "select format('create table %s partition of %s %s', child.relname, parent.relname,"
                        + " pg_get_expr(child.relpartbound, child.oid))"
                        + " from pg_inherits join pg_class child on child.oid = inhrelid"
                        + " join pg_class parent on parent.oid = inhparent where child.relkind = 'r'"
                        + " and pg_get_expr(child.relpartbound, child.oid) <> 'DEFAULT' order by child.relname",
                String.class);
    }

    private static List<String> sequences(JdbcTemplate jdbc) {
        return jdbc.queryForList(
                "select format('select setval(''%s'', %s)', sequencename, last_value) from pg_sequences"
                        + " where last_value is not null order by sequencename",
                String.class);
    }
}
