package org.floris.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Why;
import org.floris.store.WhyJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SqlReplays implements Replays {
    private static final int MOST = 100;

    private static final String START =
            """
            insert into replay (id, state, filter, dry_run, rate, by_whom, started_at, changed_at, until, total,
                reason, reason_told)
            values (:id, 'RUNNING', :filter::jsonb, :dryRun, :rate, :by, now(), now(),
                (select coalesce(max(position), 0) from deferred_change), :total, :reason, :told::jsonb)
            """;

    private static final String STOP =
            """
            update replay set state = 'STOPPED', changed_at = now(), reason = :reason, reason_told = :told::jsonb
            where id = :id and state = 'RUNNING'
            """;

    private final JdbcClient jdbc;
    private final Dirty dirty;

    SqlReplays(JdbcClient jdbc, Dirty dirty) {
        this.jdbc = jdbc;
        this.dirty = dirty;
    }

    @Override
    public Replay start(NewReplay wanted, String by) {
        UUID id = ExchangeIds.next();
        Why reason = Why.of("replay-running", "It goes through the changes one after the other.");
        jdbc.sql(START)
                .param("id", id)
                .param("filter", ReplayFilters.write(wanted))
                .param("dryRun", wanted.dryRun())
                .param("rate", wanted.ratePerSecond())
                .param("by", by)
                .param("total", dirty.count(wanted.filter()))
                .param("reason", reason.sentence())
                .param("told", WhyJson.write(reason), Types.VARCHAR)
                .update();
        return find(id).orElseThrow();
    }

    @Override
    public List<Replay> list() {
        List<UUID> ids = jdbc.sql("select id from replay order by id desc limit " + MOST)
                .query(UUID.class)
                .list();
        Map<UUID, Map<ReplayOutcome, Long>> outcomes = outcomes(Set.copyOf(ids));
        return jdbc.sql("select * from replay where id = any(?) order by id desc")
                .param(ids.toArray(UUID[]::new))
                .query((row, number) -> replay(row, outcomes))
                .list();
    }

    @Override
    public Optional<Replay> find(UUID id) {
        Map<UUID, Map<ReplayOutcome, Long>> outcomes = outcomes(Set.of(id));
        return jdbc.sql("select * from replay where id = ?")
                .param(id)
                .query((row, number) -> replay(row, outcomes))
                .optional();
    }

    @Override
    public List<ReplayedChange> changes(UUID id, long after, int size) {
        return jdbc.sql("select * from replay_change where replay_id = ? and position > ? order by position limit ?")
                .params(id, after, Math.max(1, Math.min(size, 500)))
                .query((row, number) -> new ReplayedChange(
                        row.getLong("position"),
                        row.getObject("exchange_id", UUID.class),
                        row.getString("system"),
                        row.getString("record"),
                        ReplayOutcome.valueOf(row.getString("outcome")),
                        ExchangeRows.why(row),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    @Override
    public Optional<Replay> stop(UUID id, String by) {
        Why reason = Why.of("replay-stopped", "{0} has stopped it.", by);
        jdbc.sql(STOP)
                .param("reason", reason.sentence())
                .param("told", WhyJson.write(reason), Types.VARCHAR)
                .param("id", id)
                .update();
        return find(id);
    }

    private Map<UUID, Map<ReplayOutcome, Long>> outcomes(Set<UUID> ids) {
        Map<UUID, Map<ReplayOutcome, Long>> outcomes = new HashMap<>();
        jdbc.sql("select replay_id, outcome, count(*) from replay_change where replay_id = any(?)"
                        + " group by replay_id, outcome")
                .param(ids.toArray(UUID[]::new))
                .query((row, number) -> outcomes.computeIfAbsent(
                                row.getObject(1, UUID.class), replay -> new EnumMap<>(ReplayOutcome.class))
                        .put(ReplayOutcome.valueOf(row.getString(2)), row.getLong(3)))
                .list();
        return outcomes;
    }

    private static Replay replay(ResultSet row, Map<UUID, Map<ReplayOutcome, Long>> outcomes) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Replay(
                id,
                ReplayState.valueOf(row.getString("state")),
                WhyJson.read(row.getString("reason"), row.getString("reason_told")),
                ReplayFilters.shown(row.getString("filter")),
                row.getBoolean("dry_run"),
                row.getInt("rate"),
                row.getString("by_whom"),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getLong("total"),
                outcomes.getOrDefault(id, Map.of()));
    }
}
