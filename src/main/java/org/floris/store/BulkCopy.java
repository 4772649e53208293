package org.floris.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** Many rows at once by COPY, through a temporary table, so that rows that are there already do not break the load. */
@Component
class BulkCopy {
    private static final int BUFFER = 1 << 16;

    private final DataSource database;

    BulkCopy(DataSource database) {
        this.database = database;
    }

    /**
     * @param key      the column by which rows are told apart; of two with the same only one is taken
     * @param row      the values of one item, in the order of {@code columns}; null means NULL
     * @param conflict the {@code on conflict} clause
     * @return how many items there were
     */
    <T> long load(
            String table,
            String key,
            List<String> columns,
            Iterator<T> items,
            Function<T, List<?>> row,
            String conflict) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                long copied = copyAndMerge(connection, table, key, columns, items, row, conflict);
                connection.commit();
                return copied;
            } catch (SQLException | IOException | RuntimeException broken) {
                connection.rollback();
                throw broken;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException | IOException broken) {
            throw new DataAccessResourceFailureException("Loading into " + table + " failed", broken);
        }
    }

    private static <T> long copyAndMerge(
            Connection connection,
            String table,
            String key,
            List<String> columns,
            Iterator<T> items,
            Function<T, List<?>> row,
            String conflict)
            throws SQLException, IOException {
        String names = String.join(", ", columns);
        String temporary = "load_" + table;
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table " + temporary + " on commit drop as select " + names + " from "
                    + table + " with no data");
            long copied = copy(connection, "copy " + temporary + " (" + names + ") from stdin", items, row);
            statement.execute("insert into " + table + " (" + names + ") select distinct on (" + key + ") " + names
                    + " from " + temporary + " " + conflict);
            return copied;
        }
    }

    private static <T> long copy(Connection connection, String command, Iterator<T> items, Function<T, List<?>> row)
            throws SQLException, IOException {
        long copied = 0;
        try (PGCopyOutputStream rows = new PGCopyOutputStream(connection.unwrap(PGConnection.class), command, BUFFER)) {
            StringBuilder line = new StringBuilder(1024);
            while (items.hasNext()) {
                line.setLength(0);
                appendLine(line, row.apply(items.next()));
                byte[] bytes = line.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
                rows.write(bytes, 0, bytes.length);
                copied++;
            }
        }
        return copied;
    }

    /** COPY's text format. */
    private static void appendLine(StringBuilder line, List<?> values) {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                line.append('\t');
            }
            appendValue(line, values.get(i));
        }
        line.append('\n');
    }

    private static void appendValue(StringBuilder line, Object value) {
        if (value == null) {
            line.append("\\N");
            return;
        }
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(letter);
            }
        }
    }
}
