package org.floris.conflicts;

import java.util.List;
import org.floris.canonical.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has to be looked at again: soon at first, then less often, for as long as it takes. */
@Component
class AgainTable {
    private static final int AT_ONCE = 200;

    private final JdbcClient jdbc;

    AgainTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Twice as long each time, from two seconds to five minutes. */
    void add(Ref ref) {
        jdbc.sql("insert into conflict_again as a (system, entity, id, since, tries, not_before)"
                        + " values (?, ?, ?, now(), 1, now() + interval '2 seconds')"
                        + " on conflict (system, entity, id) do update set tries = a.tries + 1,"
                        + " not_before = now() + least(300, power(2, least(a.tries + 1, 9))) * interval '1 second'")
                .params(ref.system(), ref.entity(), ref.id())
                .update();
    }

    void remove(Ref ref) {
        jdbc.sql("delete from conflict_again where system = ? and entity = ? and id = ?")
                .params(ref.system(), ref.entity(), ref.id())
                .update();
    }

    List<Ref> due() {
        return jdbc.sql("select system, entity, id from conflict_again where not_before <= now()"
                        + " order by not_before limit " + AT_ONCE)
                .query(Ref.class)
                .list();
    }

    /** @param oldestSeconds how long the one that has waited longest does; 0 when nobody waits */
    record Waiting(long count, long oldestSeconds) {}

    Waiting waiting() {
        return jdbc.sql("select count(*) as count, coalesce(extract(epoch from now() - min(since)), 0)::bigint"
                        + " as oldest_seconds from conflict_again")
                .query(Waiting.class)
                .single();
    }
}
