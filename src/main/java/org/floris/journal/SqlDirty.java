package org.floris.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SqlDirty implements Dirty {
    private static final int LARGEST_PAGE = 500;
    private static final String ROWS =
            "select d.*, e.login from deferred_change d join exchange e on e.id = d.exchange_id";

    private final JdbcClient jdbc;

    SqlDirty(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<DirtyCount> counts() {
        return jdbc.sql("select system, entity, count(*), count(*) filter (where state = 'PARKED'), min(since),"
                        + " min(since) filter (where state = 'WAITING')"
                        + " from deferred_change group by system, entity order by system, entity")
                .query((row, number) -> new DirtyCount(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getTimestamp(5).toInstant(),
                        Optional.ofNullable(row.getTimestamp(6)).map(java.sql.Timestamp::toInstant)))
                .list();
    }

    @Override
    public Map<UUID, Long> byUser() {
        Map<UUID, Long> counts = new HashMap<>();
        jdbc.sql("select user_id, count(*) from deferred_change group by user_id")
                .query((row, number) -> counts.put(row.getObject(1, UUID.class), row.getLong(2)))
                .list();
        return counts;
    }

    @Override
    public long of(Set<UUID> users) {
        return jdbc.sql("select count(*) from deferred_change where user_id = any(?)")
                .param(users.toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    @Override
    public long count(DeferredFilter filter) {
        DeferredSearch search = new DeferredSearch(filter, Optional.empty());
        return jdbc.sql("select count(*) from deferred_change d where " + search.condition())
                .params(search.parameters())
                .query(Long.class)
                .single();
    }

    @Override
    public List<DeferredChange> of(UUID exchangeId) {
        return jdbc.sql(ROWS + " where d.exchange_id = ? order by d.position")
                .param(exchangeId)
                .query(SqlDirty::change)
                .list();
    }

    @Override
    public DeferredPage search(DeferredFilter filter, Optional<String> cursor, int size) {
        int wanted = Math.max(1, Math.min(size, LARGEST_PAGE));
        DeferredSearch search = new DeferredSearch(filter, cursor);
        List<DeferredChange> found = jdbc.sql(
                        ROWS + " where " + search.condition() + " order by d.position limit " + (wanted + 1))
                .params(search.parameters())
                .query(SqlDirty::change)
                .list();
        if (found.size() <= wanted) {
            return new DeferredPage(found, Optional.empty());
        }
        List<DeferredChange> page = found.subList(0, wanted);
        return new DeferredPage(
                page, Optional.of(Long.toString(page.get(wanted - 1).position())));
    }

    private static DeferredChange change(ResultSet row, int number) throws SQLException {
        return new DeferredChange(
                row.getLong("position"),
                row.getObject("exchange_id", UUID.class),
                row.getString("system"),
                new RecordId(row.getString("entity"), row.getObject("record_id", UUID.class)),
                Operation.valueOf(row.getString("operation")),
                row.getObject("user_id", UUID.class),
                row.getString("login"),
                DeferredState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                ExchangeRows.why(row),
                row.getTimestamp("since").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}
