package org.floris.journal;

import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Why;
import org.floris.store.WhyJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class SqlReplayWork implements ReplayWork {
    private static final String TAKE =
            """
            update replay r set owner = :me
            where state = 'RUNNING' and (owner is null or owner <> :me and not exists (
                select from instance i where i.id = r.owner and i.lease_until > now()))
            returning id
            """;

    private static final String NOTE =
            """
            insert into replay_change (replay_id, position, exchange_id, system, record, outcome, why, why_told, at)
            values (:id, :position, :exchange, :system, :record, :outcome, :why, :told::jsonb, now())
            on conflict (replay_id, position) do nothing
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Dirty dirty;
    private final HubInstance hub;

    SqlReplayWork(JdbcClient jdbc, PlatformTransactionManager transactions, Dirty dirty, HubInstance hub) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.dirty = dirty;
        this.hub = hub;
    }

    /** How far it is. */
    private record Progress(String filter, long last, long until) {}

    @Override
    public List<UUID> take() {
        return hub.owner()
                .map(me -> jdbc.sql(TAKE).param("me", me).query(UUID.class).list())
                .orElse(List.of());
    }

    @Override
    public Optional<DeferredChange> next(UUID id) {
        Optional<Progress> running = hub.owner().flatMap(me -> jdbc.sql(
                        "select filter, last, until from replay" + " where id = ? and state = 'RUNNING' and owner = ?")
                .params(id, me)
                .query(Progress.class)
                .optional());
        if (running.isEmpty()) {
            return Optional.empty();
        }
        Progress progress = running.get();
        Optional<DeferredChange> next = dirty
                .search(ReplayFilters.read(progress.filter()), Optional.of(Long.toString(progress.last())), 1)
                .changes()
                .stream()
                .filter(change -> change.position() <= progress.until())
                .findFirst();
        if (next.isEmpty()) {
            end(id);
        }
        return next;
    }

    private void end(UUID id) {
        Why reason = Why.of("replay-done", "It has gone through all that matched.");
        jdbc.sql("update replay set state = 'DONE', changed_at = now(), reason = :reason, reason_told = :told::jsonb"
                        + " where id = :id and state = 'RUNNING'")
                .param("reason", reason.sentence())
                .param("told", WhyJson.write(reason), Types.VARCHAR)
                .param("id", id)
                .update();
    }

    @Override
    public void note(UUID id, DeferredChange change, ReplayOutcome outcome, Why why) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql(NOTE)
                    .param("id", id)
                    .param("position", change.position())
                    .param("exchange", change.exchangeId())
                    .param("system", change.system())
                    .param("record", change.record().toString())
                    .param("outcome", outcome.name())
                    .param("why", why.sentence())
                    .param("told", WhyJson.write(why), Types.VARCHAR)
                    .update();
            jdbc.sql("update replay set last = ?, changed_at = now() where id = ?")
                    .params(change.position(), id)
                    .update();
        });
    }
}
