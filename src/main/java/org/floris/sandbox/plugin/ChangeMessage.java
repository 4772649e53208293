package org.floris.sandbox.plugin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.floris.sandbox.crm.Attribute;
import org.floris.sandbox.crm.Database;
import org.floris.sandbox.crm.Reference;
import org.floris.sandbox.crm.Save;

/** A save as the JSON that the hub's change intake takes. */
final class ChangeMessage {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Database database;

    ChangeMessage(Database database) {
        this.database = database;
    }

    byte[] of(UUID messageId, Save save) {
        ObjectNode message = JSON.objectNode();
        message.put("messageId", messageId.toString());
        message.put("user", save.caller().user().toString());
        message.putNull("homeEpoch");
        message.put("operation", save.operation().name());
        message.put("entity", save.entity().name());
        message.put("id", save.id().toString());
        message.set("attributes", attributes(save.attributes()));
        message.set("before", attributes(save.before()));
        message.put("version", save.version());
        if (save.relationship() != null) {
            ObjectNode relationship = message.putObject("relationship");
            relationship.put("name", save.relationship());
            relationship.set("related", references(save.related(), false));
        }
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("A change cannot be written as JSON.", e);
        }
    }

    private ObjectNode attributes(Map<Attribute, Object> values) {
        ObjectNode attributes = JSON.objectNode();
        values.forEach((attribute, value) -> {
            if (value == null) {
                attributes.putNull(attribute.name());
            } else {
                attributes.set(attribute.name(), value(attribute, value));
            }
        });
        return attributes;
    }

    private ObjectNode value(Attribute attribute, Object value) {
        ObjectNode node = JSON.objectNode();
        return switch (attribute.type()) {
            case String, Memo -> typed(node, "string").put("value", (String) value);
            case Integer -> typed(node, "int").put("value", (Integer) value);
            case BigInt -> typed(node, "long").put("value", (Long) value);
            case Decimal -> typed(node, "decimal").put("value", ((BigDecimal) value).toPlainString());
            case Money -> typed(node, "money").put("value", ((BigDecimal) value).toPlainString());
            case Double -> typed(node, "double").put("value", (Double) value);
            case Boolean -> typed(node, "boolean").put("value", (Boolean) value);
            case DateTime -> typed(node, "dateTime").put("value", value.toString());
            case Picklist, State, Status -> typed(node, "option").put("value", (Integer) value);
            case Uniqueidentifier -> typed(node, "guid").put("value", value.toString());
            case Lookup, Customer, Owner -> reference(typed(node, "reference"), (Reference) value, true);
            case PartyList -> typed(node, "parties").set("value", references((List<?>) value, true));
        };
    }

    private static ObjectNode typed(ObjectNode node, String type) {
        return node.put("type", type);
    }

    private ObjectNode reference(ObjectNode node, Reference reference, boolean named) {
        node.put("entity", reference.entity()).put("id", reference.id().toString());
        if (named) {
            node.put("name", database.nameOf(reference));
        }
        return node;
    }

    private ArrayNode references(List<?> references, boolean named) {
        ArrayNode nodes = JSON.arrayNode();
        references.forEach(reference -> nodes.add(reference(JSON.objectNode(), (Reference) reference, named)));
        return nodes;
    }
}
