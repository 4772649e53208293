package org.floris.journal.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The headers of an event's message: what can be chosen by without reading the body, and what the broker needs. */
public final class EventHeaders {
    /** A broker keeps a note of each group: records are far too many, so they share. */
    private static final int GROUPS = 1024;

    private EventHeaders() {}

    /** As JMS properties. */
    public static Map<String, Object> of(
            UUID eventId,
            UUID exchangeId,
            String entity,
            String operation,
            UUID recordId,
            Optional<EventVersion> version) {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("exchangeId", exchangeId.toString());
        headers.put("entity", entity);
        headers.put("operation", operation);
        headers.put("recordId", recordId.toString());
        version.ifPresent(known -> headers.put("schemaVersion", known.toString()));
        headers.put("JMSXGroupID", Integer.toString(Math.floorMod(recordId.hashCode(), GROUPS)));
        headers.put("_AMQ_DUPL_ID", eventId.toString());
        return headers;
    }

    static ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        Map.of(
                        "exchangeId", "As in the body.",
                        "entity", "As in the body.",
                        "operation", "As in the body.",
                        "recordId", "As id in the body.",
                        "schemaVersion", "As in the body.",
                        "JMSXGroupID", "The same for all events of a record.",
                        "_AMQ_DUPL_ID", "The event's id, by which the broker drops what it has already.")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(header -> properties
                        .putObject(header.getKey())
                        .put("type", "string")
                        .put("description", header.getValue()));
        return schema;
    }
}
