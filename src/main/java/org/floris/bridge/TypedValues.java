package org.floris.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.Sum;

/** Values of {@link org.floris.connector.SystemRecord} in JSON, each with its type, so that none comes back as another. */
final class TypedValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TypedValues() {}

    /** A value of a type that no system can be given back, such as metadata, is left out. */
    static ObjectNode write(Map<String, Object> values) {
        ObjectNode node = JSON.objectNode();
        values.forEach((name, value) -> {
            if (value == null) {
                node.putNull(name);
            } else {
                ArrayNode typed = write(value);
                if (!typed.isEmpty()) {
                    node.set(name, typed);
                }
            }
        });
        return node;
    }

    static Map<String, Object> read(JsonNode node) {
        Map<String, Object> values = new LinkedHashMap<>();
        node.properties().forEach(entry -> values.put(entry.getKey(), readValue(entry.getValue())));
        return values;
    }

    private static ArrayNode write(Object value) {
        if (value instanceof String text) {
            return pair("string", text);
        } else if (value instanceof Integer number) {
            return pair("int", number.toString());
        } else if (value instanceof Long number) {
            return pair("long", number.toString());
        } else if (value instanceof BigDecimal number) {
            return pair("decimal", number.toString());
        } else if (value instanceof Double number) {
            return pair("double", number.toString());
        } else if (value instanceof Boolean flag) {
            return pair("boolean", flag.toString());
        } else if (value instanceof Instant instant) {
            return pair("dateTime", instant.toString());
        } else if (value instanceof UUID id) {
            return pair("guid", id.toString());
        } else if (value instanceof Sum sum) {
            return pair("money", sum.value().toString());
        } else if (value instanceof Option option) {
            return pair("option", Integer.toString(option.value()));
        } else if (value instanceof Reference reference) {
            return pair("reference", reference.entity()).add(reference.id());
        } else if (value instanceof List<?> list) {
            ArrayNode parties = JSON.arrayNode().add("parties");
            list.forEach(party -> parties.add(write(party)));
            return parties;
        }
        return JSON.arrayNode();
    }

    private static ArrayNode pair(String type, String text) {
        return JSON.arrayNode().add(type).add(text);
    }

    private static Object readValue(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        String text = node.path(1).asText();
        return switch (node.path(0).asText()) {
            case "string" -> text;
            case "int" -> Integer.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "decimal" -> new BigDecimal(text);
            case "double" -> Double.valueOf(text);
            case "boolean" -> Boolean.valueOf(text);
            case "dateTime" -> Instant.parse(text);
            case "guid" -> UUID.fromString(text);
            case "money" -> new Sum(new BigDecimal(text));
            case "option" -> new Option(Integer.parseInt(text));
            case "reference" -> new Reference(text, node.path(2).asText());
            case "parties" -> parties(node);
            default -> throw new IllegalArgumentException("The journal holds a value of an unknown type");
        };
    }

    private static List<Object> parties(JsonNode node) {
        List<Object> parties = new ArrayList<>();
        for (int index = 1; index < node.size(); index++) {
            parties.add(readValue(node.get(index)));
        }
        return parties;
    }
}
