package org.floris.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.Sum;

/** Values of a plug-in's announcement in the types of {@link org.floris.connector.SystemRecord}. */
final class SavedValues {
    private static final String TYPES =
            "string, int, long, decimal, double, boolean, dateTime, guid, money, option, reference and parties.";

    /** Enough for a double written out, more than a decimal or a sum has. */
    private static final int LONGEST_NUMBER = 400;

    private SavedValues() {}

    /** @throws WrongFieldException INVALID_VALUE that names the attribute and never repeats the value */
    static Object read(String attribute, SavedChange.Value saved) {
        if (saved == null) {
            return null;
        }
        try {
            return typed(saved);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException wrong) {
            throw new WrongFieldException(
                    ErrorCode.INVALID_VALUE,
                    attribute,
                    "The value of '" + WrongFieldException.shown(attribute) + "' is not of its type; types are "
                            + TYPES);
        }
    }

    private static Object typed(SavedChange.Value saved) {
        JsonNode value = saved.value();
        return switch (saved.type()) {
            case "string" -> plain(text(value));
            case "int" -> number(value).intValueExact();
            case "long" -> number(value).longValueExact();
            case "decimal" -> number(value);
            case "double" -> finite(number(value).doubleValue());
            case "boolean" -> truth(value);
            case "dateTime" -> Instant.parse(text(value));
            case "guid" -> guid(text(value));
            case "money" -> new Sum(number(value));
            case "option" -> new Option(number(value).intValueExact());
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
        return new Reference(entity, guid(id).toString(), name);
    }

    private static String text(JsonNode value) {
        if (value == null || !value.isValueNode() || value.isNull()) {
            throw new IllegalArgumentException("no value");
        }
        return value.asText();
    }

    /** Written out, no more digits than a CRM's number can have: 1e999999999 is short to send and fills the memory. */
    private static BigDecimal number(JsonNode value) {
        String text = text(value);
        if (text.length() > LONGEST_NUMBER) {
            throw new IllegalArgumentException("too many digits");
        }
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > LONGEST_NUMBER) {
            throw new IllegalArgumentException("too many places");
        }
        return number;
    }

    /** The JDK reads 1-1-1-1-1 as one too. */
    private static UUID guid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("not a guid");
        }
        return UUID.fromString(text);
    }

    private static double finite(double number) {
        if (Double.isInfinite(number)) {
            throw new IllegalArgumentException("beyond a double");
        }
        return number;
    }

    /** JSON can hold what neither XML nor the database can: NUL, other control characters, half of a character. */
    private static String plain(String text) {
        if (text.codePoints().anyMatch(SavedValues::isNoXml)) {
            throw new IllegalArgumentException("a character that no CRM stores");
        }
        return text;
    }

    private static boolean isNoXml(int character) {
        return character < ' ' && character != '\t' && character != '\n' && character != '\r'
                || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE
                || character == 0xFFFE
                || character == 0xFFFF;
    }

    private static Boolean truth(JsonNode value) {
        if (value == null || !value.isBoolean()) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return value.booleanValue();
    }
}
