package org.floris.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.Sum;

/** Values of a plug-in's announcement in the types of {@link org.floris.connector.SystemRecord}. */
final class SavedValues {
    private SavedValues() {}

    /** @throws FlorisException INVALID_VALUE that names the attribute and never repeats the value */
    static Object read(String attribute, SavedChange.Value saved) {
        if (saved == null) {
            return null;
        }
        try {
            return typed(saved);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException wrong) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "The value of '" + attribute + "' is not of type '" + saved.type() + "'.",
                    wrong);
        }
    }

    private static Object typed(SavedChange.Value saved) {
        JsonNode value = saved.value();
        return switch (saved.type()) {
            case "string" -> text(value);
            case "int" -> new BigDecimal(text(value)).intValueExact();
            case "long" -> new BigDecimal(text(value)).longValueExact();
            case "decimal" -> new BigDecimal(text(value));
            case "double" -> Double.valueOf(text(value));
            case "boolean" -> truth(value);
            case "dateTime" -> Instant.parse(text(value));
            case "guid" -> UUID.fromString(text(value));
            case "money" -> new Sum(new BigDecimal(text(value)));
            case "option" -> new Option(new BigDecimal(text(value)).intValueExact());
            case "reference" -> reference(saved.entity(), saved.id(), saved.name());
            case "parties" -> parties(value);
            default -> throw new IllegalArgumentException("unknown type");
        };
    }

    private static List<Reference> parties(JsonNode value) {
        if (value == null || !value.isArray()) {
            throw new IllegalArgumentException("not a list");
        }
        List<Reference> parties = new ArrayList<>();
        for (JsonNode party : value) {
            parties.add(reference(
                    party.path("entity").asText(null), party.path("id").asText(null), null));
        }
        return parties;
    }

    private static Reference reference(String entity, String id, String name) {
        if (entity == null || id == null) {
            throw new IllegalArgumentException("a reference has entity and id");
        }
        return new Reference(entity, UUID.fromString(id).toString(), name);
    }

    private static String text(JsonNode value) {
        if (value == null || !value.isValueNode() || value.isNull()) {
            throw new IllegalArgumentException("no value");
        }
        return value.asText();
    }

    private static Boolean truth(JsonNode value) {
        if (value == null || !value.isBoolean()) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return value.booleanValue();
    }
}
