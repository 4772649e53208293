package org.floris.migration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.floris.migration.FirstLoadProgress.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the first load is, kept so that it goes on where it stopped. */
@Component
class LoadTable {
    private final JdbcClient jdbc;

    LoadTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One pass over one entity in one system.
     *
     * @param pass   ties or records
     * @param page   the next page to read, from 1
     * @param cookie what the system gave for it
     */
    record Pass(
            String entity,
            String pass,
            String system,
            int page,
            Optional<String> cookie,
            boolean done,
            long read,
            long made,
            long withoutTwin,
            long contradictory,
            long millis) {
        static Pass begin(String entity, String pass, String system) {
            return new Pass(entity, pass, system, 1, Optional.empty(), false, 0, 0, 0, 0, 0);
        }
    }

    Optional<Pass> find(String entity, String pass, String system) {
        return passes().stream()
                .filter(row -> row.entity().equals(entity)
                        && row.pass().equals(pass)
                        && row.system().equals(system))
                .findFirst();
    }

    List<Pass> passes() {
        return jdbc.sql("select * from first_load_pass")
                .query((row, number) -> new Pass(
                        row.getString("entity"),
                        row.getString("pass"),
                        row.getString("system"),
                        row.getInt("page"),
                        Optional.ofNullable(row.getString("cookie")),
                        row.getBoolean("done"),
                        row.getLong("records_read"),
                        row.getLong("records_made"),
                        row.getLong("without_twin"),
                        row.getLong("contradictory"),
                        row.getLong("millis")))
                .list();
    }

    void save(Pass pass) {
        jdbc.sql("insert into first_load_pass (entity, pass, system, page, cookie, done, records_read, records_made,"
                        + " without_twin, contradictory, millis) values (:entity, :pass, :system, :page, :cookie, :done,"
                        + " :read, :made, :withoutTwin, :contradictory, :millis)"
                        + " on conflict (entity, pass, system) do update set page = excluded.page,"
                        + " cookie = excluded.cookie, done = excluded.done, records_read = excluded.records_read,"
                        + " records_made = excluded.records_made, without_twin = excluded.without_twin,"
                        + " contradictory = excluded.contradictory, millis = excluded.millis")
                .param("entity", pass.entity())
                .param("pass", pass.pass())
                .param("system", pass.system())
                .param("page", pass.page())
                .param("cookie", pass.cookie().orElse(null), java.sql.Types.VARCHAR)
                .param("done", pass.done())
                .param("read", pass.read())
                .param("made", pass.made())
                .param("withoutTwin", pass.withoutTwin())
                .param("contradictory", pass.contradictory())
                .param("millis", pass.millis())
                .update();
    }

    /**
     * Since when what was written may have been read before: a minute before the load that is not done yet has begun, since
     * a write may have been under way then, and the hubs' clocks are not the database's.
     */
    Instant begin() {
        return jdbc.sql("insert into first_load as load (one, state, since)"
                        + " values (true, 'RUNNING', now() - interval '1 minute')"
                        + " on conflict (one) do update set state = 'RUNNING',"
                        + " since = case when load.state = 'DONE' then excluded.since else load.since end"
                        + " returning since")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    State state() {
        return jdbc.sql("select state from first_load")
                .query(String.class)
                .optional()
                .map(State::valueOf)
                .orElse(State.WAITING);
    }

    void state(State state) {
        jdbc.sql("insert into first_load (one, state, since) values (true, ?, now())"
                        + " on conflict (one) do update set state = excluded.state")
                .param(state.name())
                .update();
    }
}
