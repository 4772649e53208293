package org.floris.journal.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Why;
import org.floris.journal.retention.RetentionRun.State;
import org.floris.store.WhyJson;
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
        Why reason =
                Why.of("retention-hub-died", "The hub was stopped in the middle; the next run goes on where it was");
        jdbc.sql("update retention_run set state = 'STOPPED', changed_at = now(), reason = ?, reason_told = ?::jsonb"
                        + " where state = 'RUNNING'")
                .param(reason.sentence())
                .param(WhyJson.write(reason))
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

    void end(UUID id, State state, Why reason) {
        jdbc.sql("update retention_run set state = ?, reason = ?, reason_told = ?::jsonb, changed_at = now()"
                        + " where id = ?")
                .param(state.name())
                .param(reason.sentence())
                .param(WhyJson.write(reason))
                .param(id)
                .update();
    }

    boolean stop(String by) {
        return jdbc.sql("update retention_run set stopping = true, stopped_by = ? where state = 'RUNNING'")
                        .param(by)
                        .update()
                > 0;
    }

    /** Who wants the run to stop; empty text where that is not known, no value while nobody does. */
    Optional<String> stoppedBy(UUID id) {
        return jdbc.sql("select coalesce(stopped_by, '') from retention_run where id = ? and stopping")
                .param(id)
                .query(String.class)
                .optional();
    }

    Optional<RetentionRun> last() {
        return latest(1).stream().findFirst();
    }

    List<RetentionRun> latest(int most) {
        return jdbc.sql("select * from retention_run order by started_at desc limit ?")
                .param(most)
                .query(RetentionRuns::run)
                .list();
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
                WhyJson.read(row.getString("reason"), row.getString("reason_told")));
    }
}
