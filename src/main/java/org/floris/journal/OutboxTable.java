package org.floris.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** The outbox, for whoever holds its lock: one publisher on all hubs of a database. */
@Component
class OutboxTable {
    private static final long PUBLISHER_LOCK = 0x466c6f72_4f757462L;

    private final DataSource database;
    private final Payloads payloads;

    OutboxTable(DataSource database, Payloads payloads) {
        this.database = database;
        this.payloads = payloads;
    }

    /** Empty when another hub publishes. */
    Optional<Access> acquire() throws SQLException {
        Connection connection = database.getConnection();
        try {
            Access access = new Access(connection, payloads);
            if (access.lock()) {
                return Optional.of(access);
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException | RuntimeException broken) {
            connection.close();
            throw broken;
        }
    }

    /** The session that holds the lock. Everything goes through it: when it is lost, so is the right to publish. */
    static final class Access implements AutoCloseable {
        private final Connection connection;
        private final JdbcClient jdbc;
        private final Payloads payloads;

        private Access(Connection connection, Payloads payloads) {
            this.connection = connection;
            this.payloads = payloads;
            this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        }

        List<OutboxRow> first(int rows) {
            return jdbc.sql(
                            "select id, event_id, exchange_id, entity, operation, record_id, body, body_sealed from outbox"
                                    + " order by id limit ?")
                    .param(rows)
                    .query(this::event)
                    .list();
        }

        private OutboxRow event(ResultSet row, int number) throws SQLException {
            UUID eventId = row.getObject("event_id", UUID.class);
            return new OutboxRow(
                    row.getLong("id"),
                    eventId,
                    row.getObject("exchange_id", UUID.class),
                    row.getString("entity"),
                    row.getString("operation"),
                    row.getObject("record_id", UUID.class),
                    payloads.event(eventId, row));
        }

        void delete(List<OutboxRow> published) {
            jdbc.sql("delete from outbox where id = any(?)")
                    .param(published.stream().map(OutboxRow::id).toArray(Long[]::new))
                    .update();
        }

        /** Gives the lock and the connection back. */
        @Override
        public void close() throws SQLException {
            try (connection) {
                jdbc.sql("select pg_advisory_unlock(?)")
                        .param(PUBLISHER_LOCK)
                        .query(Boolean.class)
                        .single();
            }
        }

        private boolean lock() throws SQLException {
            return jdbc.sql("select pg_try_advisory_lock(?)")
                    .param(PUBLISHER_LOCK)
                    .query(Boolean.class)
                    .single();
        }
    }
}
