package org.floris.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.RecordId;
import org.floris.store.WhyJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SqlParkedEvents implements ParkedEvents {
    private static final String SQL =
            """
            select event_id, exchange_id, entity, record_id, operation, reason, reason_told, since, attempts, retry_at, wish,
                (select count(*) from parked_event b where b.record_id = p.record_id and b.id > p.id) as behind
            from parked_event p where state = 'PARKED'
            """;

    private final JdbcClient jdbc;

    SqlParkedEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ParkedEvent> list() {
        return jdbc.sql(SQL + " order by id limit 1000")
                .query(SqlParkedEvents::read)
                .list();
    }

    @Override
    public Optional<ParkedEvent> find(UUID eventId) {
        return jdbc.sql(SQL + " and event_id = ?")
                .param(eventId)
                .query(SqlParkedEvents::read)
                .optional();
    }

    @Override
    public Optional<ParkedEvent> wish(UUID eventId, ParkedEvent.Wish wish, String by) {
        jdbc.sql("update parked_event set wish = ?, wished_by = ? where event_id = ? and state = 'PARKED'")
                .params(wish.name(), by, eventId)
                .update();
        return find(eventId);
    }

    private static ParkedEvent read(ResultSet row, int number) throws SQLException {
        return new ParkedEvent(
                row.getObject("event_id", UUID.class),
                row.getObject("exchange_id", UUID.class),
                new RecordId(row.getString("entity"), row.getObject("record_id", UUID.class)),
                row.getString("operation"),
                WhyJson.read(row.getString("reason"), row.getString("reason_told")),
                row.getTimestamp("since").toInstant(),
                row.getLong("behind"),
                row.getInt("attempts"),
                row.getTimestamp("retry_at").toInstant(),
                Optional.ofNullable(row.getString("wish")).map(ParkedEvent.Wish::valueOf));
    }
}
