package org.floris.journal.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Operation;

/** An event as it could be, for readers who build against it before there is a real one. Nobody's data is in it. */
final class EventExample {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final UUID EVENT = UUID.fromString("5b0d3c1e-8a4f-4f0e-9c55-0f6f3a1d2b7e");
    private static final UUID EXCHANGE = UUID.fromString("0193f2a1-7c4e-7b1a-8d11-2f6c9a0b4e53");
    private static final UUID RECORD = UUID.fromString("018f4c6e-2a10-7c3d-9b52-5d0e6f7a8b9c");

    private EventExample() {}

    static ObjectNode of(EventShape shape, EventVersion version) {
        ObjectNode event = JSON.objectNode()
                .put("eventId", EVENT.toString())
                .put("exchangeId", EXCHANGE.toString())
                .put("schemaVersion", version.toString())
                .put("at", "2026-11-23T08:15:30.123456Z")
                .put("entity", shape.entity())
                .put("id", RECORD.toString())
                .put("operation", Operation.UPDATE.name())
                .put("user", "ivanov.ii")
                .put("home", "forsage")
                .put("epoch", 1);
        ObjectNode attributes = event.putObject("attributes");
        shape.attributes().forEach((name, attribute) -> attributes.set(name, value(attribute)));
        return event;
    }

    /** The headers that go with it. */
    static ObjectNode headers(EventShape shape, EventVersion version) {
        ObjectNode headers = JSON.objectNode();
        EventHeaders.of(EVENT, EXCHANGE, shape.entity(), Operation.UPDATE.name(), RECORD, Optional.of(version))
                .forEach((name, value) -> headers.put(name, value.toString()));
        return headers;
    }

    private static JsonNode value(EventShape.Attribute attribute) {
        return switch (attribute.type()) {
            case TEXT, MEMO -> JSON.textNode("…");
            case INTEGER -> JSON.numberNode(240);
            case DECIMAL -> JSON.numberNode(new BigDecimal("11.5"));
            case BOOLEAN -> JSON.booleanNode(true);
            case DATE -> JSON.textNode("2026-11-23");
            case INSTANT -> JSON.textNode("2026-11-23T09:00:00Z");
            case OPTION -> JSON.textNode(attribute.values().get(0));
            case MONEY -> JSON.objectNode().put("amount", 4500000).put("currency", "RUB");
            case LOOKUP -> record(attribute);
            case PARTIES -> JSON.arrayNode().add(record(attribute));
        };
    }

    private static ObjectNode record(EventShape.Attribute attribute) {
        return JSON.objectNode().put("entity", attribute.values().get(0)).put("id", RECORD.toString());
    }
}
