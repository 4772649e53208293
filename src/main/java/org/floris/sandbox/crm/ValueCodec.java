package org.floris.sandbox.crm;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Values of rows as JSON in the commit log. The attribute's type says how to read them back. */
final class ValueCodec {
    private ValueCodec() {}

    static void write(JsonGenerator json, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Reference reference) {
            json.writeString(reference.entity() + ":" + reference.id());
        } else if (value instanceof List<?> parties) {
            json.writeStartArray();
            for (Object party : parties) {
                write(json, party);
            }
            json.writeEndArray();
        } else if (value instanceof BigDecimal number) {
            json.writeString(number.toPlainString());
        } else {
            json.writeString(value.toString());
        }
    }

    static Object read(Attribute attribute, JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        return switch (attribute.type()) {
            case String, Memo -> node.asText();
            case Integer, Picklist, State, Status -> node.asInt();
            case BigInt -> node.asLong();
            case Decimal, Money -> new BigDecimal(node.asText());
            case Double -> node.asDouble();
            case Boolean -> node.asBoolean();
            case DateTime -> Instant.parse(node.asText());
            case Uniqueidentifier -> UUID.fromString(node.asText());
            case Lookup, Customer, Owner -> reference(node.asText());
            case PartyList -> {
                List<Reference> parties = new ArrayList<>();
                node.forEach(party -> parties.add(reference(party.asText())));
                yield List.copyOf(parties);
            }
        };
    }

    private static Reference reference(String text) {
        int colon = text.indexOf(':');
        return new Reference(text.substring(0, colon), UUID.fromString(text.substring(colon + 1)));
    }
}
