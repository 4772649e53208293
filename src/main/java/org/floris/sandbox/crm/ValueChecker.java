package org.floris.sandbox.crm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Turns what a caller gave into what a row holds, or refuses it. */
final class ValueChecker {
    private static final Instant EARLIEST = Instant.parse("1753-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final Database database;

    ValueChecker(Database database) {
        this.database = database;
    }

    Object check(EntityType entity, Attribute attribute, Object given) {
        if (given == null) {
            if (attribute.required()) {
                throw missing(entity, attribute);
            }
            return null;
        }
        return switch (attribute.type()) {
            case String, Memo -> text(attribute, typed(attribute, given, String.class));
            case Integer -> number(attribute, typed(attribute, given, Integer.class));
            case BigInt -> typed(attribute, given, Long.class);
            case Decimal -> decimal(attribute, typed(attribute, given, BigDecimal.class));
            case Double -> number(attribute, typed(attribute, given, Double.class));
            case Boolean -> typed(attribute, given, Boolean.class);
            case DateTime -> instant(attribute, typed(attribute, given, Instant.class));
            case Money ->
                decimal(attribute, typed(attribute, given, MoneyValue.class).value());
            case Picklist, State, Status ->
                option(
                        entity,
                        attribute,
                        typed(attribute, given, OptionValue.class).value());
            case Uniqueidentifier -> typed(attribute, given, UUID.class);
            case Lookup, Customer, Owner -> reference(attribute, typed(attribute, given, Reference.class));
            case PartyList -> parties(attribute, typed(attribute, given, List.class));
        };
    }

    static CrmFault missing(EntityType entity, Attribute attribute) {
        return new CrmFault(
                CrmFault.REQUIRED_MISSING,
                "The required attribute '" + attribute.name() + "' of '" + entity.name() + "' is missing.");
    }

    private static <T> T typed(Attribute attribute, Object given, Class<T> type) {
        if (!type.isInstance(given)) {
            throw CrmFault.invalidArgument("Incorrect attribute value type for '" + attribute.name() + "': "
                    + attribute.type() + " expected, " + given.getClass().getSimpleName() + " found.");
        }
        return type.cast(given);
    }

    private static String text(Attribute attribute, String text) {
        if (attribute.maxLength() > 0 && text.length() > attribute.maxLength()) {
            throw new CrmFault(
                    CrmFault.STRING_TOO_LONG,
                    "A validation error occurred. The length of the '" + attribute.name()
                            + "' attribute exceeded the maximum allowed length of '" + attribute.maxLength() + "'.");
        }
        // An empty text is stored as no text.
        return text.isEmpty() ? null : text;
    }

    private static <T extends Number> T number(Attribute attribute, T number) {
        range(attribute, new BigDecimal(number.toString()));
        return number;
    }

    private static BigDecimal decimal(Attribute attribute, BigDecimal number) {
        range(attribute, number);
        return number.scale() > attribute.precision()
                ? number.setScale(attribute.precision(), RoundingMode.HALF_UP)
                : number;
    }

    private static void range(Attribute attribute, BigDecimal number) {
        boolean low = attribute.min() != null && number.compareTo(attribute.min()) < 0;
        boolean high = attribute.max() != null && number.compareTo(attribute.max()) > 0;
        if (low || high) {
            throw new CrmFault(
                    CrmFault.NUMBER_OUT_OF_RANGE,
                    "A validation error occurred. The value of '" + attribute.name()
                            + "' is outside the valid range. Accepted Range: " + attribute.min() + " to "
                            + attribute.max());
        }
    }

    private static Instant instant(Attribute attribute, Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new CrmFault(
                    CrmFault.INVALID_ARGUMENT,
                    "The value of '" + attribute.name() + "' is less than the minimum supported date 01/01/1753.");
        }
        return instant.truncatedTo(attribute.dateOnly() ? ChronoUnit.DAYS : ChronoUnit.SECONDS);
    }

    private static Integer option(EntityType entity, Attribute attribute, int value) {
        Option option = attribute.options().get(value);
        if (option == null) {
            throw new CrmFault(
                    CrmFault.OPTION_OUT_OF_RANGE,
                    "A validation error occurred. The value " + value + " of '" + attribute.name()
                            + "' on record of type '" + entity.name() + "' is outside the valid range.");
        }
        return option.value();
    }

    private Reference reference(Attribute attribute, Reference reference) {
        if (!attribute.targets().contains(reference.entity())) {
            database.schema().entity(reference.entity());
            throw CrmFault.invalidArgument("'" + attribute.name() + "' cannot refer to '" + reference.entity() + "'.");
        }
        if (database.find(reference) == null) {
            throw CrmFault.notFound(reference.entity(), reference.id());
        }
        return reference;
    }

    private List<Reference> parties(Attribute attribute, List<?> given) {
        List<Reference> parties = new ArrayList<>();
        for (Object element : given) {
            RecordInput party = typed(attribute, element, RecordInput.class);
            if (!"activityparty".equals(party.entity())) {
                throw CrmFault.invalidArgument(
                        "'" + attribute.name() + "' holds activityparty records, not '" + party.entity() + "'.");
            }
            Object partner = party.attributes().get("partyid");
            if (partner == null) {
                throw CrmFault.invalidArgument("A party of '" + attribute.name() + "' has no partyid.");
            }
            parties.add(reference(attribute, typed(attribute, partner, Reference.class)));
        }
        return parties.isEmpty() ? null : List.copyOf(parties);
    }
}
