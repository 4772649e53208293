package org.floris.sandbox.crm;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;

/** Brings the values of conditions to the type of their attribute. */
public final class ConditionValues {
    private ConditionValues() {}

    /** @throws CrmFault when the operator takes another number of values or a value does not fit the attribute */
    public static Query.Condition condition(int slot, Attribute attribute, Operator operator, List<Object> given) {
        if (attribute.type() == AttributeType.PartyList) {
            throw CrmFault.invalidArgument(
                    "Conditions on the party list '" + attribute.name() + "' are not supported.");
        }
        if (!operator.takes(given.size())) {
            throw CrmFault.invalidArgument("The operator " + operator + " on '" + attribute.name() + "' does not take "
                    + given.size() + " value(s).");
        }
        List<Object> values = given.stream()
                .map(value -> operator.countsDays()
                        ? Integer.valueOf(plain(value))
                        : operator.isTextual() ? plain(value) : convert(attribute, value))
                .toList();
        return new Query.Condition(slot, attribute, operator, values);
    }

    /** One value in the form in which rows are compared: references by their id. */
    static Object convert(Attribute attribute, Object given) {
        String text = plain(given);
        try {
            return switch (attribute.type()) {
                case String, Memo, PartyList -> text;
                case Integer, Picklist, State, Status -> Integer.valueOf(text);
                case BigInt -> Long.valueOf(text);
                case Decimal, Money -> Decimals.read(text);
                case Double -> Double.valueOf(text);
                case Boolean -> "1".equals(text) || "true".equalsIgnoreCase(text);
                case DateTime -> given instanceof Instant ? given : instant(text);
                case Lookup, Customer, Owner, Uniqueidentifier -> guid(text);
            };
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw CrmFault.invalidArgument("The value of the condition on '" + attribute.name() + "' is not a valid "
                    + attribute.type() + ".");
        }
    }

    private static String plain(Object given) {
        if (given == null) {
            throw CrmFault.invalidArgument("The value of a condition is missing.");
        }
        if (given instanceof OptionValue option) {
            return Integer.toString(option.value());
        }
        if (given instanceof MoneyValue money) {
            return money.value().toPlainString();
        }
        if (given instanceof Reference reference) {
            return reference.id().toString();
        }
        return given.toString().strip();
    }

    public static UUID guid(String text) {
        String bare = text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
        if (bare.length() != 36) {
            throw new IllegalArgumentException("not a guid");
        }
        return UUID.fromString(bare);
    }

    private static Instant instant(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String iso = text.replace(' ', 'T');
        boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
        return zoned
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }
}
