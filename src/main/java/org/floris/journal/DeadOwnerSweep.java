package org.floris.journal;

import java.util.List;
import java.util.UUID;
import org.floris.canonical.Why;
import org.floris.crash.CrashPoints;
import org.floris.crash.CrashStep;
import org.floris.store.WhyJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a hub has opened and not ended before its lease was over is in doubt: nobody knows how far it came. So is what
 * this hub has opened and has no thread at work on any more, because the journal was away or the thread broke down.
 */
@Component
class DeadOwnerSweep {
    private static final Logger LOG = LoggerFactory.getLogger(DeadOwnerSweep.class);
    private static final Why WHY = Why.of("hub-stopped", "The hub that wrote it has stopped in the middle.");

    private static final String CANDIDATES =
            """
            select exchange_id from hold h
            where state = 'OPEN' and (owner = :own or not exists (
                select from instance i where i.id = h.owner and i.lease_until > now()))
            """;

    private static final String MARK =
            """
            with dead as (
                select exchange_id, owner from hold h
                where state = 'OPEN' and exchange_id = any(:candidates) and (owner = :own or not exists (
                    select from instance i where i.id = h.owner and i.lease_until > now()))
                for update skip locked),
            entry as (
                update exchange e set state = 'IN_DOUBT', version = version + 1, why = :why, why_told = :told::jsonb,
                    changed_at = now()
                from dead where e.id = dead.exchange_id and e.state = 'OPEN'
                returning e.id, e.version, dead.owner as left_by),
            remembered as (
                insert into left_behind (exchange_id, instance, at)
                select id, left_by, now() from entry where left_by <> :own
                on conflict do nothing),
            appended as (
                insert into exchange_transition (exchange_id, version, from_state, to_state, made_by, why, why_told, at)
                select id, version, 'OPEN', 'IN_DOUBT', :me, :why, :told::jsonb, now() from entry)
            update hold set state = 'IN_DOUBT' where exchange_id in (select id from entry) returning exchange_id
            """;

    private final JdbcClient jdbc;
    private final HubInstance hub;
    private final ObjectProvider<LiveThreads> liveThreads;
    private final HubDeaths deaths;
    private final CrashPoints points;

    DeadOwnerSweep(
            JdbcClient jdbc,
            HubInstance hub,
            ObjectProvider<LiveThreads> liveThreads,
            HubDeaths deaths,
            CrashPoints points) {
        this.jdbc = jdbc;
        this.deaths = deaths;
        this.hub = hub;
        this.liveThreads = liveThreads;
        this.points = points;
    }

    /** The threads are asked after the table: whoever had opened an exchange by then was at work on it, or is gone. */
    List<UUID> run() {
        String me = hub.id();
        deaths.find(me);
        String own = liveThreads.stream().findAny().isPresent() ? me : "";
        List<UUID> open =
                jdbc.sql(CANDIDATES).param("own", own).query(UUID.class).list();
        UUID[] candidates = open.stream().filter(id -> !isAtWorkOn(id)).toArray(UUID[]::new);
        if (candidates.length == 0) {
            return List.of();
        }
        List<UUID> found = points.around(CrashStep.SWEEP, () -> jdbc
                .sql(MARK)
                .param("candidates", candidates)
                .param("why", WHY.sentence())
                .param("told", WhyJson.write(WHY))
                .param("own", own)
                .param("me", me)
                .query(UUID.class)
                .set()
                .stream()
                .toList());
        found.forEach(id -> LOG.warn("Exchange {} is in doubt: the hub that wrote it has stopped in the middle", id));
        return found;
    }

    private boolean isAtWorkOn(UUID exchangeId) {
        return liveThreads.stream().anyMatch(threads -> threads.isAtWorkOn(exchangeId));
    }
}
