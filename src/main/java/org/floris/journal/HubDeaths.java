package org.floris.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down the hubs whose lease is over without their having given it back. */
@Component
class HubDeaths implements Recoveries {
    private static final int LARGEST_PAGE = 100;
    private static final String COLUMNS = "(instance, started_at, last_seen, found_at, found_by)";

    private final JdbcClient jdbc;

    HubDeaths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All whose lease is over; each is written down once. */
    void find(String by) {
        jdbc.sql("insert into hub_death " + COLUMNS
                        + " select id, started_at, lease_until, now(), :by from instance where lease_until <= now()"
                        + " on conflict do nothing")
                .param("by", by)
                .update();
    }

    /** All that are there: nobody else can be on this database. */
    void allAreDead(String by) {
        jdbc.sql("with dead as (delete from instance returning id, started_at, lease_until)"
                        + " insert into hub_death " + COLUMNS
                        + " select id, started_at, least(lease_until, now()), now(), :by from dead"
                        + " on conflict do nothing")
                .param("by", by)
                .update();
    }

    void forgetOlderThan(int days) {
        jdbc.sql("delete from hub_death where found_at < now() - ? * interval '1 day'")
                .param(days)
                .update();
        jdbc.sql("delete from left_behind where at < now() - ? * interval '1 day'")
                .param(days)
                .update();
    }

    @Override
    public List<Recovery> latest(int most) {
        return jdbc.sql("select * from hub_death order by found_at desc, instance limit ?")
                .param(Math.max(1, Math.min(most, LARGEST_PAGE)))
                .query(this::recovery)
                .list();
    }

    private Recovery recovery(ResultSet row, int number) throws SQLException {
        String hub = row.getString("instance");
        return new Recovery(
                hub,
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("last_seen").toInstant(),
                row.getTimestamp("found_at").toInstant(),
                left(hub));
    }

    private List<Recovery.Left> left(String hub) {
        return jdbc.sql("select e.id, e.state, f.id as finding from left_behind l"
                        + " join exchange e on e.id = l.exchange_id"
                        + " left join finding f on f.exchange_id = e.id and f.kind = 'UNDECIDED' and f.state = 'OPEN'"
                        + " where l.instance = ? order by e.id")
                .param(hub)
                .query((row, number) -> new Recovery.Left(
                        row.getObject("id", UUID.class),
                        ExchangeState.valueOf(row.getString("state")),
                        Optional.ofNullable(row.getObject("finding", UUID.class))))
                .list();
    }
}
