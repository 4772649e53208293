package org.floris.conflicts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MarkTable {
    private final JdbcClient jdbc;

    MarkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Mark> find(String system, String entity) {
        return jdbc.sql("select * from conflict_scan where system = ? and entity = ?")
                .params(system, entity)
                .query(MarkTable::mark)
                .optional();
    }

    List<Mark> all() {
        return jdbc.sql("select * from conflict_scan order by system, entity")
                .query(MarkTable::mark)
                .list();
    }

    /** Keeps what is there already. */
    void begin(String system, String entity, String mark) {
        jdbc.sql("insert into conflict_scan (system, entity, mark, younger, younger_at, compared_at, looked, looked_at)"
                        + " values (:system, :entity, :mark, :mark, now(), now(), '', now()) on conflict do nothing")
                .param("system", system)
                .param("entity", entity)
                .param("mark", mark)
                .update();
    }

    void save(Mark mark) {
        jdbc.sql(
                        "update conflict_scan set mark = :mark, younger = :younger, younger_at = :youngerAt,"
                                + " progress = :progress, compared_at = :comparedAt where system = :system and entity = :entity")
                .param("system", mark.system())
                .param("entity", mark.entity())
                .param("mark", mark.mark())
                .param("younger", mark.younger())
                .param("youngerAt", OffsetDateTime.ofInstant(mark.youngerAt(), ZoneOffset.UTC))
                .param("progress", mark.progress().orElse(null), Types.VARCHAR)
                .param("comparedAt", OffsetDateTime.ofInstant(mark.comparedAt(), ZoneOffset.UTC))
                .update();
    }

    /** Where the look whether records are still there has come to, longest ago first. */
    record Look(String system, String entity, String after) {}

    Optional<Look> longestAgo() {
        return jdbc.sql("select system, entity, looked as after from conflict_scan order by looked_at limit 1")
                .query(Look.class)
                .optional();
    }

    void looked(Look look) {
        jdbc.sql("update conflict_scan set looked = :after, looked_at = now()"
                        + " where system = :system and entity = :entity")
                .param("after", look.after())
                .param("system", look.system())
                .param("entity", look.entity())
                .update();
    }

    private static Mark mark(ResultSet row, int number) throws SQLException {
        return new Mark(
                row.getString("system"),
                row.getString("entity"),
                row.getString("mark"),
                row.getString("younger"),
                instant(row, "younger_at"),
                Optional.ofNullable(row.getString("progress")),
                instant(row, "compared_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
