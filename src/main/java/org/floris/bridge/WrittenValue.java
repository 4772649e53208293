package org.floris.bridge;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Money;
import org.floris.canonical.RecordId;

/** A canonical value as a person writes it: {@code 2026-01-31}, {@code 100.50 RUB}, {@code client/<uuid>}. */
final class WrittenValue {
    private WrittenValue() {}

    /** @throws FlorisException INVALID_VALUE; names the attribute and never the value, which may be personal */
    static Object parse(CanonicalAttribute attribute, String text) {
        try {
            return switch (attribute.type()) {
                case TEXT, MEMO -> text;
                case OPTION -> option(attribute, text);
                case INTEGER -> Long.valueOf(text);
                case DECIMAL -> normal(new BigDecimal(text));
                case BOOLEAN -> truth(attribute, text);
                case DATE -> LocalDate.parse(text);
                case INSTANT -> Instant.parse(text);
                case MONEY -> money(attribute, text);
                case LOOKUP -> record(attribute, text);
                case PARTIES -> parties(attribute, text);
            };
        } catch (NumberFormatException | DateTimeParseException wrong) {
            throw invalid(attribute);
        }
    }

    private static String option(CanonicalAttribute attribute, String text) {
        if (!attribute.options().containsKey(text)) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    attribute.name() + " has no such code; write one of "
                            + String.join(", ", attribute.options().keySet()) + ".");
        }
        return text;
    }

    private static BigDecimal normal(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    private static Boolean truth(CanonicalAttribute attribute, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(attribute);
        };
    }

    private static Money money(CanonicalAttribute attribute, String text) {
        String[] parts = text.split("\\s+");
        if (parts.length != 2 || !parts[1].matches("[A-Z]{3}")) {
            throw invalid(attribute);
        }
        return new Money(new BigDecimal(parts[0]), parts[1]);
    }

    private static RecordId record(CanonicalAttribute attribute, String text) {
        String[] parts = text.split("/");
        if (parts.length != 2 || !attribute.targets().contains(parts[0])) {
            throw invalid(attribute);
        }
        try {
            return new RecordId(parts[0], UUID.fromString(parts[1]));
        } catch (IllegalArgumentException noId) {
            throw invalid(attribute);
        }
    }

    private static List<RecordId> parties(CanonicalAttribute attribute, String text) {
        return Arrays.stream(text.split("\\s*,\\s*"))
                .map(party -> record(attribute, party))
                .toList();
    }

    private static FlorisException invalid(CanonicalAttribute attribute) {
        String like =
                switch (attribute.type()) {
                    case INTEGER -> "a whole number such as 12";
                    case DECIMAL -> "a number such as 12.5";
                    case BOOLEAN -> "true or false";
                    case DATE -> "a date such as 2026-01-31";
                    case INSTANT -> "a time such as 2026-01-31T10:00:00Z";
                    case MONEY -> "a sum such as 100.50 RUB";
                    case LOOKUP -> "a record of " + attribute.targets() + " such as client/<uuid>";
                    case PARTIES -> "records of " + attribute.targets() + " such as client/<uuid>, with commas";
                    case TEXT, MEMO, OPTION -> "a text";
                };
        return new FlorisException(
                ErrorCode.INVALID_VALUE, "The value for " + attribute.name() + " cannot be read; write " + like + ".");
    }
}
