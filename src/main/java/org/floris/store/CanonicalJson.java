package org.floris.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.Money;
import org.floris.canonical.RecordId;

/**
 * Canonical attributes as JSON that says of every value what it is, so that reading gives back exactly the Java values
 * that were written, whatever the model says by then:
 *
 * <pre>
 * String "a"   Long 1   Boolean true   cleared null   List [...]
 * BigDecimal {"decimal":"1.5"}   LocalDate {"date":"2026-01-31"}   Instant {"instant":"2026-01-31T10:00:00Z"}
 * Money {"amount":"100.5","currency":"RUB"}   RecordId {"entity":"client","id":"..."}
 * </pre>
 */
public final class CanonicalJson {
    private static final JsonFactory JSON = new JsonFactory();

    private CanonicalJson() {}

    public static String write(Attributes attributes) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            write(attributes, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException when the text was not written by this class */
    public static Attributes read(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            return read(parser);
        } catch (IOException broken) {
            throw new IllegalArgumentException("Not the JSON of canonical attributes", broken);
        }
    }

    /** Writes one object. */
    public static void write(Attributes attributes, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<String, Object> attribute : attributes.values().entrySet()) {
            generator.writeFieldName(attribute.getKey());
            writeValue(attribute.getValue(), generator);
        }
        generator.writeEndObject();
    }

    /** Reads one object; the parser stands on its start before and on its end after. */
    public static Attributes read(JsonParser parser) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        expect(parser.currentToken(), JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            values.put(name, readValue(parser));
        }
        return new Attributes(values);
    }

    private static void writeValue(Object value, JsonGenerator generator) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Long number) {
            generator.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (Object item : list) {
                writeValue(item, generator);
            }
            generator.writeEndArray();
        } else {
            generator.writeStartObject();
            writeTagged(value, generator);
            generator.writeEndObject();
        }
    }

    private static void writeTagged(Object value, JsonGenerator generator) throws IOException {
        if (value instanceof BigDecimal decimal) {
            generator.writeStringField("decimal", decimal.toString());
        } else if (value instanceof LocalDate date) {
            generator.writeStringField("date", date.toString());
        } else if (value instanceof Instant instant) {
            generator.writeStringField("instant", instant.toString());
        } else if (value instanceof Money money) {
            generator.writeStringField("amount", money.amount().toString());
            generator.writeStringField("currency", money.currency());
        } else if (value instanceof RecordId record) {
            generator.writeStringField("entity", record.entity());
            generator.writeStringField("id", record.id().toString());
        } else {
            throw new IllegalArgumentException(
                    "No canonical value: " + value.getClass().getName());
        }
    }

    private static Object readValue(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case START_ARRAY -> readList(parser);
            case START_OBJECT -> readTagged(parser);
            default -> throw new IllegalArgumentException("Unexpected " + parser.currentToken());
        };
    }

    private static List<Object> readList(JsonParser parser) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(readValue(parser));
        }
        return List.copyOf(list);
    }

    /** PostgreSQL does not keep the order of the fields. */
    private static Object readTagged(JsonParser parser) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            expect(parser.nextToken(), JsonToken.VALUE_STRING);
            fields.put(name, parser.getText());
        }
        if (fields.containsKey("decimal")) {
            return new BigDecimal(fields.get("decimal"));
        } else if (fields.containsKey("date")) {
            return LocalDate.parse(fields.get("date"));
        } else if (fields.containsKey("instant")) {
            return Instant.parse(fields.get("instant"));
        } else if (fields.containsKey("amount")) {
            return new Money(new BigDecimal(fields.get("amount")), fields.get("currency"));
        } else if (fields.containsKey("entity")) {
            return new RecordId(fields.get("entity"), UUID.fromString(fields.get("id")));
        }
        throw new IllegalArgumentException("Unknown kind of value: " + fields.keySet());
    }

    private static void expect(JsonToken found, JsonToken expected) {
        if (found != expected) {
            throw new IllegalArgumentException(expected + " expected, found " + found);
        }
    }
}
