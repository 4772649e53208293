package org.floris.journal.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.floris.journal.retention.RetentionRun.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code retention_run}. */
@Component
class RetentionRuns {
    private final JdbcClient jdbc;

    RetentionRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Only for whoever holds the lock: a run that says it is at work was ended by a kill. */
    void endThoseOfDeadHubs() {
        jdbc.sql("update retention_run set state = 'STOPPED', changed_at = now(),"
                        + " reason = 'The hub was stopped in the middle; the next run goes on where it was'"
                        + " where state = 'RUNNING'")
                .update();
    }

    RetentionRun begin(String by, String owner) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into retention_run (id, state, by_whom, owner, started_at, changed_at, days, days_done, pruned,"
                                + " kept, stopping, reason) values (?, 'RUNNING', ?, ?, now(), now(), 0, 0, 0, 0, false, '')")
                .param(id)
                .param(by)
                .param(owner)
                .update();
        return last().orElseThrow();
    }

    void days(UUID id, int days) {
        jdbc.sql("update retention_run set days = ?, changed_at = now() where id = ?")
                .param(days)
                .param(id)
                .update();
    }

    void dayDone(UUID id, long pruned, long kept) {
        jdbc.sql("update retention_run set days_done = days_done + 1, pruned = pruned + ?, kept = kept + ?,"
                        + " changed_at = now() where id = ?")
                .param(pruned)
                .param(kept)
                .param(id)
                .update();
    }

    void end(UUID id, State state, String reason) {
        jdbc.sql("update retention_run set state = ?, reason = ?, changed_at = now() where id = ?")
                .param(state.name())
                .param(reason)
                .param(id)
                .update();
    }

    boolean stop() {
        return jdbc.sql("update retention_run set stopping = true where state = 'RUNNING'")
                        .update()
                > 0;
    }

    boolean isStopping(UUID id) {
        return jdbc.sql("select stopping from retention_run where id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    Optional<RetentionRun> last() {
        return jdbc.sql("select * from retention_run order by started_at desc limit 1")
                .query(RetentionRuns::run)
                .optional();
    }

    /** How long ago the last run came to its end; empty while none has. */
    Optional<Double> secondsSinceDone() {
        return jdbc.sql("select extract(epoch from now() - max(changed_at)) from retention_run where state = 'DONE'")
                .query((row, number) -> Optional.ofNullable(row.getObject(1, java.math.BigDecimal.class)))
                .single()
                .map(Number::doubleValue);
    }

    private static RetentionRun run(ResultSet row, int number) throws SQLException {
        return new RetentionRun(
                row.getObject("id", UUID.class),
                State.valueOf(row.getString("state")),
                row.getString("by_whom"),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getInt("days"),
                row.getInt("days_done"),
                row.getLong("pruned"),
                row.getLong("kept"),
                row.getBoolean("stopping"),
                row.getString("reason"));
    }
}
