package org.floris.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Change;
import org.floris.canonical.Money;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.journal.events.EventVersion;

/**
 * What downstream systems are told about a write: plain JSON, for readers who know nothing of the hub's inside, as
 * {@link org.floris.journal.events.EventSchemas} describes it.
 */
record Event(
        UUID eventId,
        UUID exchangeId,
        String entity,
        Operation operation,
        UUID recordId,
        Optional<EventVersion> version,
        String body) {
    private static final JsonFactory JSON = new JsonFactory();

    static Event of(OpenExchange exchange, Change change, Instant at, Optional<EventVersion> version) {
        UUID eventId = UUID.randomUUID();
        return new Event(
                eventId,
                exchange.id(),
                change.entity(),
                change.operation(),
                change.record().id(),
                version,
                body(eventId, exchange, change, at, version));
    }

    private static String body(
            UUID eventId, OpenExchange exchange, Change change, Instant at, Optional<EventVersion> version) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("eventId", eventId.toString());
            json.writeStringField("exchangeId", exchange.id().toString());
            if (version.isPresent()) {
                json.writeStringField("schemaVersion", version.get().toString());
            }
            json.writeStringField("at", at.toString());
            json.writeStringField("entity", change.entity());
            json.writeStringField("id", change.record().id().toString());
            json.writeStringField("operation", change.operation().name());
            json.writeStringField("user", exchange.intent().user().login());
            json.writeStringField("home", exchange.intent().home().system());
            json.writeNumberField("epoch", exchange.intent().home().epoch());
            json.writeObjectFieldStart("attributes");
            for (Map.Entry<String, Object> attribute :
                    change.attributes().values().entrySet()) {
                json.writeFieldName(attribute.getKey());
                write(attribute.getValue(), json);
            }
            json.writeEndObject();
            if (change.association().isPresent()) {
                json.writeStringField("relation", change.association().get().relation());
                json.writeFieldName("related");
                write(change.association().get().related(), json);
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal.toPlainString());
        } else if (value instanceof Money money) {
            json.writeStartObject();
            json.writeFieldName("amount");
            json.writeNumber(money.amount().toPlainString());
            json.writeStringField("currency", money.currency());
            json.writeEndObject();
        } else if (value instanceof RecordId record) {
            json.writeStartObject();
            json.writeStringField("entity", record.entity());
            json.writeStringField("id", record.id().toString());
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                write(item, json);
            }
            json.writeEndArray();
        } else {
            json.writeString(value.toString());
        }
    }
}
