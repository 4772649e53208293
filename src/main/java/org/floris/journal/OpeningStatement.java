package org.floris.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;
import org.floris.store.StoredAttributes;
import org.springframework.stereotype.Component;

/**
 * The opening in one round trip and one commit: message id, home, hold and entry, all or nothing. Whatever stands in the
 * way comes back, and nothing is kept. Turn, debts and what the store has are a query of their own: the first one sees
 * the tables as they were before it had waited for the hold, the second as the last holder has left them.
 */
@Component
class OpeningStatement {
    private static final String SQL =
            """
            with seat as (
                select system, epoch, coalesce(moving_until > now(), false) as moving
                from home where user_id = ?::uuid for share),
            message_row as (
                insert into message (caller, message_id, payload_hash, exchange_id, at)
                select ?::text, ?::text, ?::text, ?::uuid, now() where ?::text is not null
                on conflict do nothing returning 1),
            hold_row as (
                insert into hold (record, exchange_id, user_id, state, owner, since)
                select key, ?::uuid, ?::uuid, 'OPEN', ?::text, now()
                from seat, unnest(?::text[]) as key where epoch = ?::bigint and system = ?::text and not moving
                on conflict do nothing returning 1),
            all_held as (
                select 1 from (select count(*) as rows from hold_row) held where rows = ?::int),
            entry as (
                insert into exchange (id, state, version, owner, user_id, login, way, dialect_system, home_system,
                    epoch, mirrors, operation, label, entity, record_key, record_id, asked_entity, asked_id,
                    message_id, payload_hash, change_sealed, before_sealed, undo_sealed, changed_at, together)
                select ?::uuid, 'OPEN', 0, ?::text, ?::uuid, ?::text, ?::text, ?::text, ?::text,
                    ?::bigint, ?::text[], ?::text, ?::text, ?::text, ?::text, ?::uuid, ?::text, ?::text,
                    ?::text, ?::text, ?::bytea, ?::bytea, ?::bytea, ?::timestamptz, ?::text[]
                from all_held)
            select (select system from seat), (select epoch from seat), (select moving from seat),
                exists (select from message_row), exists (select from all_held);
            select coalesce((select turn from record_turn where record = ?::text), 0),
                array(select distinct system from deferred_change
                    where record = any(?::text[]) or record = any(?::text[]) and operation = 'CREATE'),
                exists (select from deferred_change where record = any(?::text[]) and system = ?::text),
                (%s)
            """;

    private final DataSource database;
    private final Payloads payloads;
    private final Map<String, String> byEntity = new ConcurrentHashMap<>();

    OpeningStatement(DataSource database, Payloads payloads) {
        this.database = database;
        this.payloads = payloads;
    }

    /** What stood in the way, in the order in which it is told. */
    enum Result {
        OPENED,
        MESSAGE_KNOWN,
        NO_HOME,
        STALE_HOME,
        MOVING,
        HELD,
        HOME_OWED,
        OVERTAKEN
    }

    /**
     * @param owing  the systems that are owed something of what is held, or the creation of a record that the change names
     * @param stored what the unified store has of the record; empty when it has nothing
     */
    record Attempt(Result result, Set<String> owing, Optional<Attributes> stored) {}

    /** @throws FlorisException OUTCOME_UNKNOWN when the connection broke at the commit */
    Attempt attempt(Intent intent, String owner, Instant openedAt) throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            Attempt attempt = run(connection, intent, owner, openedAt);
            if (attempt.result() == Result.OPENED) {
                commit(connection, intent);
            } else {
                connection.rollback();
            }
            return attempt;
        } catch (SQLException | RuntimeException broken) {
            quietly(connection::rollback);
            throw broken;
        } finally {
            // The pool puts auto-commit back.
            quietly(connection::close);
        }
    }

    /** Nothing is written anywhere yet; but whoever finds the entry may find that the systems have already what it wants. */
    private static void commit(Connection connection, Intent intent) {
        try {
            connection.commit();
        } catch (SQLException cut) {
            throw new FlorisException(
                    ErrorCode.OUTCOME_UNKNOWN,
                    Why.of(
                            "opening-unknown",
                            "The journal broke off while it took exchange {0}; repeat the same message to hear what"
                                    + " became of it.",
                            intent.exchangeId().toString()),
                    cut);
        }
    }

    private Attempt run(Connection connection, Intent intent, String owner, Instant openedAt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql(intent))) {
            bind(new Parameters(statement), connection, intent, owner, openedAt);
            statement.execute();
            Result result;
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                result = read(row, intent);
            }
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                Set<String> owing = Set.of((String[]) row.getArray(2).getArray());
                return result == Result.OPENED
                        ? new Attempt(held(row, intent), owing, StoredAttributes.read(row.getString(4)))
                        : new Attempt(result, owing, Optional.empty());
            }
        }
    }

    private String sql(Intent intent) {
        String of = intent.change().map(Change::entity).orElse("");
        return byEntity.computeIfAbsent(of, entity -> SQL.formatted(StoredAttributes.query(entity)));
    }

    /** What others have left behind, now that the record is held. */
    private static Result held(ResultSet row, Intent intent) throws SQLException {
        if (row.getBoolean(3)) {
            return Result.HOME_OWED;
        }
        boolean overtaken =
                intent.turn().isPresent() && row.getLong(1) != intent.turn().getAsLong();
        return overtaken ? Result.OVERTAKEN : Result.OPENED;
    }

    private void bind(Parameters parameters, Connection connection, Intent intent, String owner, Instant openedAt)
            throws SQLException {
        String messageId = intent.messageId().orElse(null);
        String caller = intent.message().map(MessageKey::caller).orElse(null);
        parameters.add(intent.user().id());
        parameters
                .add(caller)
                .add(messageId)
                .add(intent.payloadHash())
                .add(intent.exchangeId())
                .add(messageId);
        Array held = connection.createArrayOf("text", intent.heldKeys().toArray());
        parameters.add(intent.exchangeId()).add(intent.user().id()).add(owner).add(held);
        parameters
                .add(intent.home().epoch())
                .add(intent.home().system())
                .add(intent.heldKeys().size());
        parameters
                .add(intent.exchangeId())
                .add(owner)
                .add(intent.user().id())
                .add(intent.user().login());
        parameters
                .add(intent.way().name())
                .add(intent.dialectSystem())
                .add(intent.home().system());
        parameters
                .add(intent.home().epoch())
                .add(connection.createArrayOf("text", intent.mirrors().toArray()));
        parameters.add(intent.operation().name()).add(intent.operationLabel()).add(intent.entity());
        parameters.add(intent.recordKey()).add(intent.record().map(RecordId::id).orElse(null));
        parameters.add(intent.asked().entity()).add(intent.asked().id());
        parameters.add(messageId).add(intent.payloadHash());
        parameters.add(intent.change()
                .map((Change change) -> payloads.seal(intent.exchangeId(), change))
                .orElse(null));
        parameters.add(intent.before()
                .map(before -> payloads.seal(intent.exchangeId(), before))
                .orElse(null));
        parameters.add(intent.undo()
                .map(undo -> payloads.sealUndo(intent.exchangeId(), undo))
                .orElse(null));
        parameters.add(OffsetDateTime.ofInstant(openedAt, ZoneOffset.UTC));
        parameters.add(
                intent.together().isEmpty()
                        ? null
                        : connection.createArrayOf("text", intent.together().toArray()));
        parameters.add(intent.recordKey()).add(held).add(connection.createArrayOf("text", references(intent)));
        parameters.add(held).add(intent.home().system());
        Optional<RecordId> stored = intent.change().map(Change::record);
        parameters
                .add(stored.map(RecordId::id).orElse(null))
                .add(stored.map(RecordId::entity).orElse(null));
    }

    private static Object[] references(Intent intent) {
        return intent.change().stream()
                .flatMap(change -> change.references().stream())
                .map(RecordId::toString)
                .toArray();
    }

    private static Result read(ResultSet row, Intent intent) throws SQLException {
        String system = row.getString(1);
        boolean messageIsNew = row.getBoolean(4);
        if (intent.messageId().isPresent() && !messageIsNew) {
            return Result.MESSAGE_KNOWN;
        } else if (system == null) {
            return Result.NO_HOME;
        } else if (row.getLong(2) != intent.home().epoch()
                || !system.equals(intent.home().system())) {
            return Result.STALE_HOME;
        } else if (row.getBoolean(3)) {
            return Result.MOVING;
        }
        return row.getBoolean(5) ? Result.OPENED : Result.HELD;
    }

    private interface Task {
        void run() throws SQLException;
    }

    private static void quietly(Task task) {
        try {
            task.run();
        } catch (SQLException ignored) {
            // The connection is broken; the pool throws it away.
        }
    }

    private static final class Parameters {
        private final PreparedStatement statement;
        private int index;

        Parameters(PreparedStatement statement) {
            this.statement = statement;
        }

        Parameters add(Object value) throws SQLException {
            statement.setObject(++index, value);
            return this;
        }
    }
}
