package org.floris.journal.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** One run on all hubs of a database. The lock is the session's: it ends with the hub, however that ends. */
@Component
class RetentionLock {
    private static final long LOCK = 0x466c6f72_52657465L;

    private final DataSource database;

    RetentionLock(DataSource database) {
        this.database = database;
    }

    /** Empty when another holds it. */
    Optional<Held> take() {
        try {
            Connection connection = database.getConnection();
            Held held = new Held(connection);
            if (held.ask("pg_try_advisory_lock")) {
                return Optional.of(held);
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException away) {
            throw new IllegalStateException("The journal's database does not answer", away);
        }
    }

    static final class Held implements AutoCloseable {
        private final Connection connection;

        private Held(Connection connection) {
            this.connection = connection;
        }

        private boolean ask(String function) {
            return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql("select " + function + "(?)")
                    .param(LOCK)
                    .query(Boolean.class)
                    .single();
        }

        @Override
        public void close() {
            try (connection) {
                ask("pg_advisory_unlock");
            } catch (SQLException gone) {
                throw new IllegalStateException("The session that holds the retention's lock is gone", gone);
            }
        }
    }
}
