package org.floris.journal.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every shape that events of this database have ever had, with its version. */
@Component
class EventSchemaTable {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final JdbcClient jdbc;

    EventSchemaTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The version of this shape; a new one if there was none like it. Hubs that start side by side get the same. */
    EventVersion versionOf(EventShape shape) {
        while (true) {
            Optional<EventVersion> known = find(shape);
            if (known.isPresent()) {
                return known.get();
            }
            add(shape);
        }
    }

    Optional<EventShape> shapeOf(String entity, EventVersion version) {
        return jdbc.sql("select shape from event_schema where entity = ? and major = ? and minor = ?")
                .params(entity, version.major(), version.minor())
                .query(String.class)
                .optional()
                .map(EventSchemaTable::read);
    }

    private Optional<EventVersion> find(EventShape shape) {
        return jdbc.sql("select major, minor from event_schema where entity = ? and shape = ?::jsonb"
                        + " order by major desc, minor desc limit 1")
                .params(shape.entity(), write(shape))
                .query(EventVersion.class)
                .optional();
    }

    /** Does nothing when another hub takes the number first, or has just added the same shape. */
    private void add(EventShape shape) {
        EventVersion next = jdbc.sql(
                        "select major, minor, shape from event_schema where entity = ? order by major desc, minor desc"
                                + " limit 1")
                .param(shape.entity())
                .query((row, number) -> new EventVersion(row.getInt("major"), row.getInt("minor"))
                        .next(shape.servesReadersOf(read(row.getString("shape")))))
                .optional()
                .orElse(EventVersion.FIRST);
        jdbc.sql("insert into event_schema (entity, major, minor, shape, since)"
                        + " select :entity, :major, :minor, :shape::jsonb, now() where not exists"
                        + " (select from event_schema where entity = :entity and shape = :shape::jsonb)"
                        + " on conflict do nothing")
                .param("entity", shape.entity())
                .param("major", next.major())
                .param("minor", next.minor())
                .param("shape", write(shape))
                .update();
    }

    private static String write(EventShape shape) {
        try {
            return JSON.writeValueAsString(shape);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static EventShape read(String shape) {
        try {
            return JSON.readValue(shape, EventShape.class);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
