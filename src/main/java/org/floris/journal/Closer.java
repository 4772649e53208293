package org.floris.journal;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.journal.events.EventSchemas;
import org.floris.journal.events.EventVersion;
import org.floris.store.UnifiedStore;
import org.floris.store.WhyJson;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes the state of an exchange by compare-and-set, together with store, links, event and hold. */
@Component
class Closer {
    private static final int ATTEMPTS = 3;

    /**
     * The hold goes, or says IN_DOUBT; the message id goes where nothing was answered that could be answered again.
     * What stays in doubt for the same reason as before is looked at for as long as it takes, so only what such a look
     * has changed is kept.
     */
    private static final String SQL =
            """
            with earlier as (
                select id, :to = 'IN_DOUBT' and state = 'IN_DOUBT' and why = :why as same
                from exchange where id = :id and version = :version and state = :from),
            entry as (
                update exchange e set state = :to, version = version + 1, why = :why, why_told = :told::jsonb,
                    steps = coalesce(steps, '[]') || case when same then :effects::jsonb else :steps::jsonb end,
                    answer_status = :status, answer_type = :type, answer_sealed = :body, changed_at = :at,
                    undo_sealed = case when :ends then null else undo_sealed end
                from earlier where e.id = :id and e.version = :version and e.state = :from
                returning e.id, e.version, e.message_id, e.record_id, same),
            appended as (
                insert into exchange_transition (exchange_id, version, from_state, to_state, made_by, why, why_told, at)
                select id, version, :from, :to, :by, :why, :told::jsonb, :at from entry where same is not true),
            released as (
                delete from hold where :releases and exchange_id = (select id from entry) returning record),
            turned as (
                insert into record_turn as t (record, turn)
                select record, 1 from released where (select record_id is not null from entry)
                on conflict (record) do update set turn = t.turn + 1),
            kept as (
                update hold set state = :to, owner = case when :anybodys then '' else owner end where not :releases and exchange_id = (select id from entry)),
            forgotten as (
                delete from message m using entry
                where :forgets and m.message_id = entry.message_id and m.exchange_id = entry.id),
            event as (
                insert into outbox (event_id, exchange_id, entity, operation, record_id, schema_version, body_sealed,
                    created_at)
                select :event, id, :entity, :operation, :record, :schema, :eventBody, :at from entry
                where :event::uuid is not null)
            select count(*) from entry
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final UnifiedStore store;
    private final DeletedRecords deleted;
    private final HubInstance hub;
    private final Payloads payloads;
    private final SqlFindings findings;
    private final EventSchemas schemas;
    private final DeferredTable deferred;

    Closer(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            UnifiedStore store,
            DeletedRecords deleted,
            HubInstance hub,
            Payloads payloads,
            SqlFindings findings,
            EventSchemas schemas,
            DeferredTable deferred) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.store = store;
        this.deleted = deleted;
        this.hub = hub;
        this.payloads = payloads;
        this.findings = findings;
        this.schemas = schemas;
        this.deferred = deferred;
    }

    void close(OpenExchange exchange, Closing closing) {
        if (!exchange.state().allowedNext().contains(closing.to())) {
            throw new IllegalStateException("From " + exchange.state() + " there is no way to " + closing.to());
        }
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> closeInTransaction(exchange, closing));
                return;
            } catch (ConcurrencyFailureException overtaken) {
                // A load has changed the record at the same moment: the whole transaction is tried again.
                if (attempt == ATTEMPTS) {
                    throw overtaken;
                }
            }
        }
    }

    private void closeInTransaction(OpenExchange exchange, Closing closing) {
        Instant now = Instant.now();
        if (update(exchange, closing, now) == 0) {
            throw new IllegalStateException(
                    "Exchange " + exchange.id() + " was ended or taken by somebody else; nothing was changed");
        }
        findings(exchange, closing, now);
        deleted.created(closing.links(), closing.owed());
        if (!closing.owed().isEmpty()) {
            defer(exchange, closing, now);
        }
        closing.applied().ifPresent(this::apply);
    }

    private void apply(Change change) {
        store.apply(change);
        if (change.operation() == Operation.DELETE) {
            deleted.deleted(change.record());
        }
    }

    /** Home has filled in what a create had left out, and whoever delivers it has to know that too. */
    private void defer(OpenExchange exchange, Closing closing, Instant now) {
        Change applied = closing.applied().orElseThrow();
        if (!exchange.intent().change().equals(closing.applied())) {
            jdbc.sql("update exchange set change = null, change_sealed = ? where id = ?")
                    .params(payloads.seal(exchange.id(), applied), exchange.id())
                    .update();
        }
        UUID user = exchange.intent().user().id();
        closing.owed().forEach(owed -> deferred.insert(exchange.id(), user, applied, owed, now));
    }

    private void findings(OpenExchange exchange, Closing closing, Instant now) {
        closing.finding().ifPresent(findings::open);
        closing.decided().ifPresent(decided -> {
            Finding.Settling settling = new Finding.Settling(
                    Optional.of(decided.decision()), decided.by(), now, Optional.of(exchange.id()));
            if (!findings.settle(decided.finding(), settling)) {
                throw new IllegalStateException(
                        "Finding " + decided.finding() + " was settled by somebody else; nothing was changed");
            }
        });
        if (exchange.state() == ExchangeState.IN_DOUBT && !closing.to().holdsRecord()) {
            findings.settleUndecidedOf(exchange.id(), now);
            if (closing.to() == ExchangeState.DONE) {
                findings.settleClaimedBy(exchange.id(), now);
            }
        }
    }

    private long update(OpenExchange exchange, Closing closing, Instant now) {
        Optional<Event> event =
                closing.applied().map(change -> Event.of(exchange, change, now, schemas.versionOf(change.entity())));
        return jdbc.sql(SQL)
                .param("to", closing.to().name())
                .param("from", exchange.state().name())
                .param("steps", JournalJson.write(closing.steps()))
                .param("effects", JournalJson.write(closing.effects()))
                .param("why", closing.why().sentence())
                .param("told", WhyJson.write(closing.why()), Types.VARCHAR)
                .param("status", closing.answer().map(StoredAnswer::status).orElse(null), Types.INTEGER)
                .param("type", closing.answer().map(StoredAnswer::contentType).orElse(null), Types.VARCHAR)
                .param(
                        "body",
                        closing.answer()
                                .map(answer -> payloads.sealAnswer(exchange.id(), answer.body()))
                                .orElse(null),
                        Types.BINARY)
                .param("at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .param("id", exchange.id())
                .param("version", exchange.version())
                .param("by", hub.id())
                .param("anybodys", closing.finding().isPresent())
                .param("ends", closing.to().isTerminal())
                .param("releases", !closing.to().holdsRecord())
                .param("forgets", closing.forgetsMessage())
                .param("event", event.map(Event::eventId).orElse(null), Types.OTHER)
                .param("entity", event.map(Event::entity).orElse(null), Types.VARCHAR)
                .param("operation", event.map(made -> made.operation().name()).orElse(null), Types.VARCHAR)
                .param("record", event.map(Event::recordId).orElse(null), Types.OTHER)
                .param(
                        "schema",
                        event.flatMap(Event::version)
                                .map(EventVersion::toString)
                                .orElse(null),
                        Types.VARCHAR)
                .param(
                        "eventBody",
                        event.map(made -> payloads.sealEvent(made.eventId(), made.body()))
                                .orElse(null),
                        Types.BINARY)
                .query(Long.class)
                .single();
    }
}
