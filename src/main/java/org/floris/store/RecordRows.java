package org.floris.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.canonical.Attributes;
import org.floris.canonical.RecordId;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of single records, in as few statements as it takes: this is a part of every write. */
@Component
class RecordRows {
    private final JdbcClient jdbc;

    RecordRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Attributes> find(RecordId record) {
        return jdbc.sql(StoredAttributes.query(record.entity()))
                .params(record.id(), record.entity())
                .query(String.class)
                .optional()
                .flatMap(StoredAttributes::read);
    }

    /**
     * Lays the attributes over those that are there once nobody else writes the row; cleared ones go. Must run inside a
     * transaction.
     *
     * @return the record as it stands then, when it may be found by something else now; else empty
     * @throws OptimisticLockingFailureException when somebody else has created it at the same moment
     */
    Optional<StoredRecord> lay(RecordId record, Attributes change) {
        RecordTable table = RecordTable.of(record.entity());
        Instant now = Instant.now();
        if (!WellKnown.findsBy(change.names()) && layInPlace(table, record.id(), change, now)) {
            return Optional.empty();
        }
        Optional<StoredRecord> found = lock(table, record.id());
        StoredRecord row = found.orElseGet(() -> {
            StoredRecord made = table.newRecord();
            made.identify(record, now);
            return made;
        });
        row.lay(change, now);
        put(table, row, found.isPresent());
        return Optional.of(row);
    }

    void delete(RecordId record) {
        jdbc.sql("delete from " + RecordTable.of(record.entity()).table() + " where id = ?")
                .param(record.id())
                .update();
    }

    /** @return false when there is no such row */
    private boolean layInPlace(RecordTable table, UUID id, Attributes change, Instant now) {
        Map<String, Object> set = new LinkedHashMap<>(change.values());
        set.values().removeIf(Objects::isNull);
        String[] cleared =
                change.names().stream().filter(name -> !set.containsKey(name)).toArray(String[]::new);
        return jdbc.sql("update " + table.table() + " set attributes = (attributes || ?::jsonb) - ?::text[],"
                                + " changed_at = ?, version = version + 1 where id = ?")
                        .params(CanonicalJson.write(new Attributes(set)), cleared, at(now), id)
                        .update()
                == 1;
    }

    private Optional<StoredRecord> lock(RecordTable table, UUID id) {
        return jdbc.sql("select id, entity, created_at, attributes from " + table.table() + " where id = ? for update")
                .param(id)
                .query((row, number) -> read(table, row))
                .optional();
    }

    private static StoredRecord read(RecordTable table, ResultSet row) throws SQLException {
        StoredRecord stored = table.newRecord();
        stored.identify(
                new RecordId(row.getString("entity"), row.getObject("id", UUID.class)),
                row.getTimestamp("created_at").toInstant());
        stored.attributes = CanonicalJson.read(row.getString("attributes"));
        return stored;
    }

    private void put(RecordTable table, StoredRecord row, boolean isThere) {
        String values = table.columns().stream()
                .map(column -> column.equals("attributes") ? "?::jsonb" : "?")
                .collect(Collectors.joining(", "));
        List<Object> parameters = new ArrayList<>(row.values());
        parameters.replaceAll(value -> value instanceof Instant instant ? at(instant) : value);
        parameters.add(isThere);
        int written = jdbc.sql("insert into " + table.table() + " (" + String.join(", ", table.columns()) + ") values ("
                        + values + ") " + table.overwriting() + " where ?")
                .params(parameters)
                .update();
        if (written == 0) {
            throw new OptimisticLockingFailureException(
                    "The " + row.entity + " " + row.id + " was created by somebody else at the same moment");
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
