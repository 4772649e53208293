package org.floris.journal.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.CanonicalEntity;
import org.floris.canonical.Operation;

/**
 * The JSON Schema (draft 07, which AsyncAPI speaks) of an entity's events. Readers get it open, so that what a later
 * version adds does not break them; the hub checks itself against it closed.
 */
final class EventSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String UUID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";
    private static final List<String> TIES = List.of(Operation.ASSOCIATE.name(), Operation.DISASSOCIATE.name());

    private final EventShape shape;
    private final EventVersion version;
    private final Optional<CanonicalEntity> words;
    private final boolean closed;

    private EventSchema(EventShape shape, EventVersion version, Optional<CanonicalEntity> words, boolean closed) {
        this.shape = shape;
        this.version = version;
        this.words = words;
        this.closed = closed;
    }

    /** For readers, with labels and the flags of personal data. */
    static ObjectNode published(EventShape shape, EventVersion version, CanonicalEntity words) {
        return new EventSchema(shape, version, Optional.of(words), false).write();
    }

    /** For the hub's own check: nothing that the model does not know. */
    static ObjectNode closed(EventShape shape, EventVersion version) {
        return new EventSchema(shape, version, Optional.empty(), true).write();
    }

    private ObjectNode write() {
        ObjectNode schema = object("$schema", "http://json-schema.org/draft-07/schema#")
                .put("$id", "urn:floris:events:" + shape.entity() + ":" + version)
                .put("type", "object");
        words.ifPresent(entity -> schema.put("title", entity.labels().en() + " was written"));
        ObjectNode properties = schema.putObject("properties");
        properties.set("eventId", described(uuid(), "The same when the event is sent again."));
        properties.set("exchangeId", described(uuid(), "The hub's journal knows the write by it."));
        properties.set("schemaVersion", described(matching("^\\d+\\.\\d+$"), "Of this schema."));
        properties.set("at", described(formatted("date-time"), "When the write was committed, in UTC."));
        properties.set("entity", JSON.objectNode().put("const", shape.entity()));
        properties.set("id", described(uuid(), "Of the record, the same in all systems of the bank."));
        properties.set(
                "operation",
                described(
                        oneOf(Arrays.stream(Operation.values())
                                .filter(Operation::isWrite)
                                .map(Enum::name)
                                .toList()),
                        "What was done to the record."));
        ObjectNode user = described(text(), "The login of whoever wrote it.");
        words.ifPresent(entity -> user.put("x-personal", true));
        properties.set("user", user);
        properties.set("home", described(text(), "The system that he works in."));
        properties.set("epoch", described(typed("integer").put("minimum", 0), "Of his home; grows when he moves."));
        properties.set("attributes", attributes());
        if (!shape.relations().isEmpty()) {
            properties.set("relation", described(oneOf(shape.relations().keySet()), "What ties the records."));
            properties.set("related", list(record(shape.relations().values())));
        }
        schema.set(
                "required",
                texts(List.of(
                        "eventId",
                        "exchangeId",
                        "at",
                        "entity",
                        "id",
                        "operation",
                        "user",
                        "home",
                        "epoch",
                        "attributes")));
        tiesNameTheirRelation(schema);
        return close(schema);
    }

    private static void tiesNameTheirRelation(ObjectNode schema) {
        schema.putObject("if").putObject("properties").set("operation", oneOf(TIES));
        schema.putObject("then").set("required", texts(List.of("relation", "related")));
    }

    private ObjectNode attributes() {
        ObjectNode schema = described(
                JSON.objectNode().put("type", "object"),
                "What was set, by canonical name. Null: it was cleared. Absent: it was not touched.");
        ObjectNode properties = schema.putObject("properties");
        words.map(CanonicalEntity::attributes)
                .map(inOrder -> (Collection<String>) inOrder.keySet())
                .orElseGet(() -> shape.attributes().keySet())
                .forEach(name -> properties.set(name, attribute(name)));
        return close(schema);
    }

    private ObjectNode attribute(String name) {
        EventShape.Attribute attribute = shape.attributes().get(name);
        ObjectNode schema = value(attribute);
        words.map(entity -> entity.attributes().get(name)).ifPresent(known -> tell(schema, known));
        return schema;
    }

    private static void tell(ObjectNode schema, CanonicalAttribute known) {
        schema.put("title", known.labels().en());
        schema.putObject("x-labels")
                .put("en", known.labels().en())
                .put("ru", known.labels().ru());
        schema.put("x-personal", known.personal());
    }

    private ObjectNode value(EventShape.Attribute attribute) {
        return switch (attribute.type()) {
            case TEXT, MEMO -> orNull("string");
            case INTEGER -> orNull("integer");
            case DECIMAL -> orNull("number");
            case BOOLEAN -> orNull("boolean");
            case DATE -> orNull("string").put("format", "date");
            case INSTANT -> orNull("string").put("format", "date-time");
            case OPTION -> {
                ArrayNode codes = texts(attribute.values());
                ObjectNode schema = JSON.objectNode();
                schema.set("enum", codes.addNull());
                yield schema;
            }
            case MONEY -> orNull(money());
            case LOOKUP -> orNull(record(attribute.values()));
            case PARTIES -> orNull(list(record(attribute.values())));
        };
    }

    private ObjectNode money() {
        ObjectNode schema = typed("object");
        schema.putObject("properties")
                .<ObjectNode>set("amount", typed("number"))
                .set("currency", text());
        schema.set("required", texts(List.of("amount", "currency")));
        return close(schema);
    }

    private ObjectNode record(Collection<String> entities) {
        ObjectNode schema = typed("object");
        schema.putObject("properties")
                .<ObjectNode>set("entity", oneOf(entities))
                .set("id", uuid());
        schema.set("required", texts(List.of("entity", "id")));
        return close(schema);
    }

    private ObjectNode close(ObjectNode schema) {
        return closed ? schema.put("additionalProperties", false) : schema;
    }

    private static ObjectNode list(ObjectNode items) {
        ObjectNode schema = typed("array");
        schema.set("items", items);
        return schema;
    }

    private static ObjectNode orNull(String type) {
        ObjectNode schema = JSON.objectNode();
        schema.set("type", texts(List.of(type, "null")));
        return schema;
    }

    private static ObjectNode orNull(ObjectNode schema) {
        schema.set("type", texts(List.of(schema.path("type").textValue(), "null")));
        return schema;
    }

    private static ObjectNode oneOf(Collection<String> values) {
        ObjectNode schema = JSON.objectNode();
        schema.set("enum", texts(values.stream().distinct().sorted().toList()));
        return schema;
    }

    private static ObjectNode uuid() {
        return matching(UUID).put("format", "uuid");
    }

    private static ObjectNode matching(String pattern) {
        return object("type", "string").put("pattern", pattern);
    }

    private static ObjectNode formatted(String format) {
        return object("type", "string").put("format", format);
    }

    private static ObjectNode text() {
        return object("type", "string").put("minLength", 1);
    }

    private static ObjectNode typed(String type) {
        return object("type", type);
    }

    private static ObjectNode object(String name, String value) {
        return JSON.objectNode().put(name, value);
    }

    private static ObjectNode described(ObjectNode schema, String description) {
        return schema.put("description", description);
    }

    private static ArrayNode texts(Collection<String> values) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(array::add);
        return array;
    }
}
