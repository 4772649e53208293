package org.floris.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The session that holds the lock. Everything goes through it: when it is lost, so is the right to publish. */
final class OutboxSession implements AutoCloseable {
    private static final long PUBLISHER_LOCK = 0x466c6f72_4f757462L;

    private final Connection connection;
    private final JdbcClient jdbc;
    private final OutboxRows rows;
    private String commits;

    OutboxSession(Connection connection, OutboxRows rows) {
        this.connection = connection;
        this.rows = rows;
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /**
     * What is taken out of the outbox needs no disk at once: at worst an event is sent again, and the broker drops what
     * it has already.
     */
    boolean lock() {
        boolean locked = jdbc.sql("select pg_try_advisory_lock(?)")
                .param(PUBLISHER_LOCK)
                .query(Boolean.class)
                .single();
        if (locked) {
            commits = jdbc.sql("show synchronous_commit").query(String.class).single();
            jdbc.sql("set synchronous_commit = off").update();
        }
        return locked;
    }

    List<OutboxRow> first(int most) {
        return jdbc.sql(
                        """
                        select o.id, event_id, exchange_id, entity, operation, record_id, schema_version, created_at,
                            body, body_sealed,
                            exists (select from parked_event p where p.record_id = o.record_id and p.id < o.id) as behind
                        from outbox o order by o.id limit ?
                        """)
                .param(most)
                .query(rows::read)
                .list();
    }

    void delete(List<OutboxRow> published) {
        jdbc.sql("delete from outbox where id = any(?)").param(ids(published)).update();
    }

    ParkedEventTable parked() {
        return new ParkedEventTable(jdbc, rows);
    }

    static Long[] ids(List<OutboxRow> events) {
        return events.stream().map(OutboxRow::id).toArray(Long[]::new);
    }

    /** Gives the lock and the connection back, as it was: a reset would leave it with the database's own default. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            jdbc.sql("select set_config('synchronous_commit', ?, false)")
                    .param(commits)
                    .query(String.class)
                    .single();
            jdbc.sql("select pg_advisory_unlock(?)")
                    .param(PUBLISHER_LOCK)
                    .query(Boolean.class)
                    .single();
        }
    }
}
