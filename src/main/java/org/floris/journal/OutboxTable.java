package org.floris.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** The outbox, for whoever holds its lock: one publisher on all hubs of a database. */
@Component
class OutboxTable {
    private final DataSource database;
    private final OutboxRows rows;

    OutboxTable(DataSource database, OutboxRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Empty when another hub publishes. */
    Optional<OutboxSession> acquire() throws SQLException {
        Connection connection = database.getConnection();
        try {
            OutboxSession session = new OutboxSession(connection, rows);
            if (session.lock()) {
                return Optional.of(session);
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException | RuntimeException broken) {
            connection.close();
            throw broken;
        }
    }
}
