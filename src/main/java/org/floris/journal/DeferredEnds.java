package org.floris.journal;

import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.floris.canonical.Why;
import org.floris.store.WhyJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What becomes of an exchange when one of the mirrors that it owes gets it or does not. Within the caller's transaction. */
@Component
class DeferredEnds {
    private static final String MOVE =
            """
            with entry as (
                update exchange set state = :to, version = version + 1,
                    why = case when :from = :to then why else :why end,
                    why_told = case when :from = :to then why_told else :told::jsonb end,
                    steps = coalesce(steps, '[]') || :steps::jsonb, changed_at = now(),
                    undo_sealed = case when :ends then null else undo_sealed end
                where id = :id returning version)
            insert into exchange_transition (exchange_id, version, from_state, to_state, made_by, why, why_told, at)
            select :id, version, :from, :to, :by, :why, :told::jsonb, now() from entry where :from <> :to
            """;

    private final JdbcClient jdbc;
    private final HubInstance hub;

    DeferredEnds(JdbcClient jdbc, HubInstance hub) {
        this.jdbc = jdbc;
        this.hub = hub;
    }

    private record Owing(long all, long parked) {}

    /**
     * Moves the exchange to where the mirrors that it still owes put it.
     *
     * @param atLast where it goes when it owes nothing any more
     * @param why    of the move; where it stays, its reason stays too
     * @return where it is now
     */
    ExchangeState move(UUID exchange, List<Step> steps, ExchangeState atLast, Why why) {
        ExchangeState from = ExchangeState.valueOf(jdbc.sql("select state from exchange where id = ? for update")
                .param(exchange)
                .query(String.class)
                .single());
        Owing owing = jdbc.sql("select count(*) as \"all\", count(*) filter (where state = 'PARKED') as parked"
                        + " from deferred_change where exchange_id = ?")
                .param(exchange)
                .query(Owing.class)
                .single();
        ExchangeState to = atLast;
        if (owing.all() > 0) {
            to = owing.parked() > 0 ? ExchangeState.PARKED : ExchangeState.DEFERRED;
        }
        if (from != to && !from.allowedNext().contains(to)) {
            throw new IllegalStateException("From " + from + " there is no way to " + to);
        }
        jdbc.sql(MOVE)
                .param("from", from.name())
                .param("to", to.name())
                .param("steps", JournalJson.write(steps))
                .param("why", why.sentence())
                .param("told", WhyJson.write(why), Types.VARCHAR)
                .param("by", hub.id())
                .param("ends", to.isTerminal())
                .param("id", exchange)
                .update();
        return to;
    }
}
