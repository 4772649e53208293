package org.floris.journal;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who waits behind whom among the changes that a system is owed. Called within the caller's transaction. */
@Component
class DeferredLines {
    private static final String STOP =
            """
            update deferred_change b set state = 'BEHIND'
            from deferred_change parked
            where parked.position = ? and b.record = parked.record and b.system = parked.system
                and b.position > parked.position and b.state = 'WAITING'
            """;

    /** Those that waited for another record wait in front of their own line. */
    private static final String RELEASE =
            """
            update deferred_change b set state = 'WAITING'
            where system = :system and state = 'BEHIND' and not exists (select from deferred_change parked
                where parked.record = b.record and parked.system = b.system and parked.state = 'PARKED'
                    and parked.position < b.position)
            returning position
            """;

    private static final String UNTOUCHED =
            """
            with head as (
                select distinct on (record) position, state, not_before, changed_at
                from deferred_change where system = :system order by record, position)
            update deferred_change d set changed_at = now() from head
            where d.position in (select position from head
                where state <> 'PARKED' and coalesce(not_before, now()) <= now()
                    and changed_at < now() - :untouched * interval '1 millisecond'
                order by position limit 1000)
                and d.position = head.position
            returning d.position
            """;

    private final JdbcClient jdbc;
    private final DeferredTable table;

    DeferredLines(JdbcClient jdbc, DeferredTable table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    /** What comes after a parked one waits behind it. */
    void stopBehind(long position) {
        jdbc.sql(STOP).param(position).update();
    }

    /** What no parked one is in front of any more goes on. */
    void release(String system) {
        table.announce(
                jdbc.sql(RELEASE).param("system", system).query(Long.class).list());
    }

    /** Whatever becomes of it, there will be a message. @return false when it is not parked any more */
    boolean unpark(long position, String owner) {
        return jdbc.sql("update deferred_change set state = 'WAITING', owner = :owner, attempts = attempts + 1,"
                                + " not_before = null, announced = false, changed_at = now()"
                                + " where position = :position and state = 'PARKED' and owner is null")
                        .param("owner", owner)
                        .param("position", position)
                        .update()
                == 1;
    }

    int remind(String system, Duration untouchedFor) {
        List<Long> positions = jdbc.sql(UNTOUCHED)
                .param("system", system)
                .param("untouched", untouchedFor.toMillis())
                .query(Long.class)
                .list();
        table.announce(positions);
        return positions.size();
    }
}
