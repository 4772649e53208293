package org.floris.journal;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a hub has opened and not ended before its lease was over is in doubt: nobody knows how far it came. */
@Component
class DeadOwnerSweep {
    private static final Logger LOG = LoggerFactory.getLogger(DeadOwnerSweep.class);
    private static final String WHY = "The hub that wrote it has stopped in the middle";
    private static final String SQL =
            """
            with dead as (
                select exchange_id from hold h
                where state = 'OPEN' and not exists (
                    select from instance i where i.id = h.owner and i.lease_until > now())
                for update skip locked),
            entry as (
                update exchange e set state = 'IN_DOUBT', version = version + 1, why = :why, changed_at = now()
                from dead where e.id = dead.exchange_id and e.state = 'OPEN'
                returning e.id, e.version),
            appended as (
                insert into exchange_transition (exchange_id, version, from_state, to_state, made_by, why, at)
                select id, version, 'OPEN', 'IN_DOUBT', :by, :why, now() from entry)
            update hold set state = 'IN_DOUBT' where exchange_id in (select id from entry) returning exchange_id
            """;

    private final JdbcClient jdbc;
    private final HubInstance hub;

    DeadOwnerSweep(JdbcClient jdbc, HubInstance hub) {
        this.jdbc = jdbc;
        this.hub = hub;
    }

    List<UUID> run() {
        List<UUID> found = jdbc.sql(SQL)
                .param("why", WHY)
                .param("by", hub.id())
                .query(UUID.class)
                .list();
        found.forEach(id -> LOG.warn("Exchange {} is in doubt: the hub that wrote it has stopped in the middle", id));
        return found;
    }
}
