package org.floris.journal;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;
import org.floris.store.WhyJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what mirrors are owed. Whoever changes the state of a row does so in a transaction of his own. */
@Component
class DeferredTable {
    private static final String INSERT =
            """
            insert into deferred_change (system, record, entity, record_id, operation, exchange_id, user_id, state,
                why, why_told, since, changed_at)
            values (:system, :record, :entity, :recordId, :operation, :exchange, :user,
                case when exists (select from deferred_change
                    where record = :record and system = :system and state <> 'WAITING')
                then 'BEHIND' else 'WAITING' end,
                :why, :told::jsonb, :at, :at)
            """;

    private static final String HEAD =
            """
            select position, exchange_id, state, owner, coalesce(not_before > now(), false) as early, attempts,
                exists (select from instance i where i.id = owner and i.lease_until > now()) as owner_alive
            from deferred_change where system = :system and record = :record
            order by position limit 1
            """;

    private static final String CLAIM =
            """
            update deferred_change set owner = :me, attempts = attempts + 1, state = 'WAITING', changed_at = now()
            where position = :position and owner is null and state <> 'PARKED'
                and coalesce(not_before, now()) <= now()
            """;

    /** An abandoned claim: its request may still arrive. */
    private static final String LEAVE_ALONE =
            """
            update deferred_change set owner = null, not_before = now() + :late * interval '1 millisecond'
            where position = :position and owner = :owner
            """;

    private static final String NEEDED =
            """
            select entity, record_id, state from deferred_change
            where system = :system and record = any(:records) and operation = 'CREATE' and position < :position
            """;

    private final JdbcClient jdbc;

    DeferredTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first in a record's line. */
    record Head(
            long position,
            UUID exchangeId,
            DeferredState state,
            String owner,
            boolean early,
            int attempts,
            boolean ownerAlive) {}

    /** A record that a change names and that its system does not have yet. */
    record Needed(RecordId record, DeferredState state) {}

    void insert(UUID exchange, UUID user, Change change, Owed owed, Instant at) {
        jdbc.sql(INSERT)
                .param("system", owed.system())
                .param("record", change.record().toString())
                .param("entity", change.entity())
                .param("recordId", change.record().id())
                .param("operation", change.operation().name())
                .param("exchange", exchange)
                .param("user", user)
                .param("why", owed.why().sentence())
                .param("told", WhyJson.write(owed.why()), Types.VARCHAR)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    Optional<Head> head(String system, RecordId record) {
        return jdbc.sql(HEAD)
                .param("system", system)
                .param("record", record.toString())
                .query(Head.class)
                .optional();
    }

    /** The exchanges of a record's line up to this change; empty when it is not there any more. */
    List<UUID> line(DeferredChange change) {
        return jdbc.sql("select exchange_id from deferred_change d where system = :system and record = :record"
                        + " and position <= :position"
                        + " and exists (select from deferred_change where position = :position) order by position")
                .param("system", change.system())
                .param("record", change.record().toString())
                .param("position", change.position())
                .query(UUID.class)
                .list();
    }

    Set<RecordId> records(String entity) {
        return jdbc
                .sql("select distinct record_id from deferred_change where entity = ?")
                .param(entity)
                .query(UUID.class)
                .list()
                .stream()
                .map(id -> new RecordId(entity, id))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The exchanges that left something to deliver of these records, in the order of the writes. */
    List<UUID> exchanges(Collection<RecordId> records) {
        return jdbc.sql("select exchange_id from deferred_change where record = any(:records)"
                        + " group by exchange_id order by min(position)")
                .param("records", texts(records))
                .query(UUID.class)
                .list();
    }

    boolean claim(Head head, String me) {
        return jdbc.sql(CLAIM)
                        .param("me", me)
                        .param("position", head.position())
                        .update()
                == 1;
    }

    void leaveAlone(Head head, Duration late) {
        jdbc.sql(LEAVE_ALONE)
                .param("late", late.toMillis())
                .param("position", head.position())
                .param("owner", head.owner())
                .update();
    }

    /** What the system must get before the change in this position. */
    List<Needed> needed(String system, long position, Set<RecordId> references) {
        if (references.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(NEEDED)
                .param("system", system)
                .param("records", texts(references))
                .param("position", position)
                .query((row, number) -> new Needed(
                        new RecordId(row.getString("entity"), row.getObject("record_id", UUID.class)),
                        DeferredState.valueOf(row.getString("state"))))
                .list();
    }

    Set<String> owing(Change change) {
        return jdbc
                .sql("select distinct system from deferred_change where record = :record"
                        + " or record = any(:references) and operation = 'CREATE'")
                .param("record", change.record().toString())
                .param("references", texts(change.references()))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The systems about whose deliveries a person decides by this exchange. */
    List<String> decidedBy(UUID exchange) {
        return jdbc.sql("select mirror_system from finding"
                        + " where settling_exchange = ? and state = 'OPEN' and mirror_system is not null")
                .params(exchange)
                .query(String.class)
                .list();
    }

    /** The systems that have yet to delete the record, and do not get to it before the caller's transaction has ended. */
    Set<String> owedDelete(RecordId record) {
        return Set.copyOf(jdbc.sql("select system from deferred_change where record = ? and operation = ? for share")
                .params(record.toString(), Operation.DELETE.name())
                .query(String.class)
                .list());
    }

    /** The exchange of the first change of that kind that the system is owed of the record after this position. */
    Optional<UUID> next(String system, RecordId record, long position, Operation operation) {
        return jdbc.sql("select exchange_id from deferred_change where system = ? and record = ? and position > ?"
                        + " and operation = ? order by position limit 1")
                .params(system, record.toString(), position, operation.name())
                .query(UUID.class)
                .optional();
    }

    /** @return false when somebody else has taken it since */
    boolean remove(TakenChange change) {
        return jdbc.sql("delete from deferred_change where position = ? and owner = ?")
                        .params(change.position(), change.exchange().owner())
                        .update()
                == 1;
    }

    /** @return false when somebody else has taken it since */
    boolean giveBack(TakenChange change, DeferredState state, Why why, Duration pause) {
        return jdbc.sql("update deferred_change set owner = null, state = :state, why = :why, why_told = :told::jsonb,"
                                + " not_before = now() + :pause * interval '1 millisecond', changed_at = now()"
                                + " where position = :position and owner = :owner")
                        .param("state", state.name())
                        .param("why", why.sentence())
                        .param("told", WhyJson.write(why), Types.VARCHAR)
                        .param("pause", pause.toMillis())
                        .param("position", change.position())
                        .param("owner", change.exchange().owner())
                        .update()
                == 1;
    }

    void putBehind(long position) {
        jdbc.sql("update deferred_change set state = 'BEHIND' where position = ? and state = 'WAITING'")
                .param(position)
                .update();
    }

    private static String[] texts(Collection<RecordId> records) {
        return records.stream().map(RecordId::toString).toArray(String[]::new);
    }

    /** A message goes out for each of them once more. */
    void announce(List<Long> positions) {
        if (!positions.isEmpty()) {
            jdbc.sql("update deferred_change set announced = false where position = any(?)")
                    .param(positions.toArray(Long[]::new))
                    .update();
        }
    }
}
