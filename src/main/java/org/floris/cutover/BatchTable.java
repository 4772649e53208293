package org.floris.cutover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Why;
import org.floris.store.WhyJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The batches in the database. Every write belongs into a transaction of the caller. */
@Component
class BatchTable {
    /** Steps begin one after the other, so that two batches cannot both find a common member free. */
    private static final long BEGINNING = 0x466C6F726973L;

    private static final String COLUMNS =
            "id, name, target, state, came_from, created_by, created_at, changed_at, moving_until, version, reason,"
                    + " reason_told";

    private final JdbcClient jdbc;

    BatchTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the name is taken */
    boolean insert(Batch batch) {
        int inserted = jdbc.sql(
                        "insert into cutover_batch (" + COLUMNS + ") values (:id, :name, :target, :state, :state,"
                                + " :createdBy, :createdAt, :createdAt, null, 1, :reason, :told::jsonb)"
                                + " on conflict (name) do nothing")
                .param("id", batch.id())
                .param("name", batch.name())
                .param("target", batch.target())
                .param("state", batch.state().name())
                .param("createdBy", batch.createdBy())
                .param("createdAt", Timestamp.from(batch.createdAt()))
                .param("reason", batch.reason().sentence())
                .param("told", WhyJson.write(batch.reason()), Types.VARCHAR)
                .update();
        if (inserted == 0) {
            return false;
        }
        int position = 0;
        for (Batch.Member member : batch.members()) {
            jdbc.sql("insert into cutover_member (batch_id, user_id, position) values (?, ?, ?)")
                    .params(batch.id(), member.user(), position++)
                    .update();
        }
        append(batch.id(), null, batch.state(), batch.createdBy(), batch.reason());
        return true;
    }

    /**
     * Compare-and-set on state and version, and a row in the history.
     *
     * @return false when somebody else was first
     */
    boolean move(Batch from, BatchState to, Optional<Instant> movingUntil, String by, Why reason) {
        if (!from.state().allowedNext().contains(to)) {
            throw new IllegalStateException(from.state() + " does not go to " + to);
        }
        int updated = jdbc.sql("update cutover_batch set state = :to, came_from = :from, changed_at = now(),"
                        + " moving_until = :until, version = version + 1, reason = :reason,"
                        + " reason_told = :told::jsonb"
                        + " where id = :id and version = :version and state = :from")
                .param("to", to.name())
                .param("from", from.state().name())
                .param("until", movingUntil.map(Timestamp::from).orElse(null), Types.TIMESTAMP)
                .param("reason", reason.sentence())
                .param("told", WhyJson.write(reason), Types.VARCHAR)
                .param("id", from.id())
                .param("version", from.version())
                .update();
        if (updated == 1) {
            append(from.id(), from.state(), to, by, reason);
        }
        return updated == 1;
    }

    void recordHomes(UUID batch, Map<UUID, String> homes) {
        homes.forEach(
                (user, home) -> jdbc.sql("update cutover_member set home_before = ? where batch_id = ? and user_id = ?")
                        .params(home, batch, user)
                        .update());
    }

    /** @return false when it has moved on meanwhile */
    boolean delete(Batch batch) {
        return jdbc.sql("delete from cutover_batch where id = ? and version = ?")
                        .params(batch.id(), batch.version())
                        .update()
                == 1;
    }

    /** Until the caller's transaction ends, no other step begins. */
    void lockBeginnings() {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(BEGINNING)
                .query((row, number) -> true)
                .single();
    }

    List<Batch> all() {
        return jdbc.sql("select " + COLUMNS + " from cutover_batch order by created_at desc, name")
                .query(this::batch)
                .list();
    }

    Optional<Batch> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from cutover_batch where id = ?")
                .param(id)
                .query(this::batch)
                .optional();
    }

    Optional<Batch> findByName(String name) {
        return jdbc.sql("select " + COLUMNS + " from cutover_batch where name = ?")
                .param(name)
                .query(this::batch)
                .optional();
    }

    /** Batches whose step should have ended by now: whoever made it has died. */
    List<Batch> abandoned() {
        return jdbc.sql("select " + COLUMNS + " from cutover_batch where moving_until < now()")
                .query(this::batch)
                .list();
    }

    /** The users who are in a batch in one of these states, other than {@code except}, with that batch's name. */
    Map<UUID, String> membersIn(Set<BatchState> states, UUID except) {
        return jdbc
                .sql("select m.user_id, b.name from cutover_member m join cutover_batch b on b.id = m.batch_id"
                        + " where b.state in (:states) and b.id <> :except")
                .param("states", states.stream().map(BatchState::name).toList())
                .param("except", except)
                .query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, two) -> one));
    }

    List<BatchTransition> history(UUID batch) {
        return jdbc.sql("select at, from_state, to_state, by_whom, reason, reason_told from cutover_transition"
                        + " where batch_id = ? order by id")
                .param(batch)
                .query((row, number) -> new BatchTransition(
                        row.getTimestamp("at").toInstant(),
                        row.getString("from_state") == null ? null : BatchState.valueOf(row.getString("from_state")),
                        BatchState.valueOf(row.getString("to_state")),
                        row.getString("by_whom"),
                        reason(row)))
                .list();
    }

    private void append(UUID batch, BatchState from, BatchState to, String by, Why reason) {
        jdbc.sql("insert into cutover_transition (batch_id, from_state, to_state, by_whom, reason, reason_told, at)"
                        + " values (:batch, :from, :to, :by, :reason, :told::jsonb, now())")
                .param("batch", batch)
                .param("from", from == null ? null : from.name(), Types.VARCHAR)
                .param("to", to.name())
                .param("by", by)
                .param("reason", reason.sentence())
                .param("told", WhyJson.write(reason), Types.VARCHAR)
                .update();
    }

    private static Why reason(ResultSet row) throws SQLException {
        return WhyJson.read(row.getString("reason"), row.getString("reason_told"));
    }

    private Batch batch(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Batch(
                id,
                row.getString("name"),
                row.getString("target"),
                BatchState.valueOf(row.getString("state")),
                BatchState.valueOf(row.getString("came_from")),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("moving_until")).map(Timestamp::toInstant),
                row.getLong("version"),
                reason(row),
                members(id));
    }

    private List<Batch.Member> members(UUID batch) {
        return jdbc.sql("select user_id, home_before from cutover_member where batch_id = ? order by position")
                .param(batch)
                .query((row, number) -> new Batch.Member(
                        row.getObject("user_id", UUID.class), Optional.ofNullable(row.getString("home_before"))))
                .list();
    }
}
