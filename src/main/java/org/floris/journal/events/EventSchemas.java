package org.floris.journal.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.floris.canonical.CanonicalEntity;
import org.floris.canonical.CanonicalModel;
import org.floris.canonical.Why;
import org.springframework.stereotype.Component;

/** The schemas of the events of every entity of the unified model, those of earlier versions included. */
@Component
public class EventSchemas {
    private static final int MOST_COMPLAINTS = 5;

    private final ObjectMapper json = new ObjectMapper();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private final EventSchemaTable table;
    private final Map<String, Current> current = new LinkedHashMap<>();
    private final Map<Key, Optional<Schema>> checks = new ConcurrentHashMap<>();

    private record Current(CanonicalEntity words, EventShape shape, EventVersion version) {}

    private record Key(String entity, EventVersion version) {}

    EventSchemas(CanonicalModel model, EventSchemaTable table) {
        this.table = table;
        for (CanonicalEntity entity : model.entities()) {
            EventShape shape = EventShape.of(entity);
            current.put(entity.name(), new Current(entity, shape, table.versionOf(shape)));
        }
    }

    /** The version in which events of this entity are written now; empty for an entity that the model does not have. */
    public Optional<EventVersion> versionOf(String entity) {
        return Optional.ofNullable(current.get(entity)).map(Current::version);
    }

    /**
     * What is wrong with an event, without any of its values: they may be personal.
     *
     * @param version in which it was written
     */
    public Optional<Why> complaint(String entity, EventVersion version, String body) {
        Optional<Schema> schema = checks.computeIfAbsent(new Key(entity, version), this::schema);
        if (schema.isEmpty()) {
            return Optional.of(
                    Why.of("event-schema-missing", "There is no schema {0} of {1} events.", version, entity));
        }
        try {
            List<Error> errors = schema.get().validate(json.readTree(body));
            return errors.isEmpty() ? Optional.empty() : Optional.of(tell(entity, version, errors));
        } catch (JsonProcessingException broken) {
            return Optional.of(Why.of("event-not-json", "The event is not JSON."));
        }
    }

    /** The entities that have events, with everything that {@link AsyncApi} tells of them. */
    List<Described> described() {
        return current.values().stream()
                .map(entity -> new Described(
                        entity.words,
                        entity.version,
                        EventSchema.published(entity.shape, entity.version, entity.words),
                        EventExample.of(entity.shape, entity.version),
                        EventExample.headers(entity.shape, entity.version)))
                .toList();
    }

    record Described(
            CanonicalEntity entity, EventVersion version, ObjectNode schema, JsonNode example, JsonNode headers) {}

    private Optional<Schema> schema(Key key) {
        Optional<EventShape> shape = Optional.ofNullable(current.get(key.entity))
                .filter(now -> now.version.equals(key.version))
                .map(Current::shape)
                .or(() -> table.shapeOf(key.entity, key.version));
        return shape.map(found -> registry.getSchema(EventSchema.closed(found, key.version)));
    }

    private static Why tell(String entity, EventVersion version, List<Error> errors) {
        Why all = errors.stream()
                .map(EventSchemas::tell)
                .distinct()
                .sorted(Comparator.comparing(Why::sentence))
                .limit(MOST_COMPLAINTS)
                .reduce((first, next) -> Why.of("event-breaks-more", "{0}; {1}", first, next))
                .orElseThrow();
        return Why.of("event-breaks-schema", "Schema {0} of {1} events: {2}", version, entity, all);
    }

    private static Why tell(Error error) {
        return error.getProperty() == null
                ? Why.of("event-breaks", "{0} breaks '{1}'", error.getInstanceLocation(), error.getKeyword())
                : Why.of(
                        "event-breaks-by",
                        "{0} breaks '{1}' ({2})",
                        error.getInstanceLocation(),
                        error.getKeyword(),
                        error.getProperty());
    }
}
