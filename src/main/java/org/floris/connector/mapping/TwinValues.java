package org.floris.connector.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Links;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.Sum;

/**
 * Values of one system as another would show them. Nothing is checked, rounded or cut, since nothing is written: a sum
 * keeps its trailing zeroes, a text its length.
 */
final class TwinValues {
    private TwinValues() {}

    /** How a value that is held by {@code there} is shown by {@code here}; null for what has no twin. */
    static Object shown(ValueRule there, ValueRule here, Object value, String system, String other, Links links) {
        if (value instanceof Reference || value instanceof List<?>) {
            return pointing(value, other, system, links);
        }
        if (here instanceof ChoiceRules.OptionRule to && there instanceof ChoiceRules.OptionRule from) {
            String code = from.code(value);
            return code == null ? null : to.values().get(code);
        }
        if (here instanceof NumberRules.MoneyRule to && there instanceof NumberRules.MoneyRule from) {
            return money(from, to, value);
        }
        if (here instanceof TimeRules.MidnightRule || here instanceof TimeRules.DateRule) {
            return value instanceof Instant moment ? moment.truncatedTo(ChronoUnit.DAYS) : null;
        }
        return number(here, value);
    }

    /** The same for a reference, or for a list of them; links tell, whatever the attribute is. */
    static Object pointing(Object value, String from, String to, Links links) {
        if (value instanceof Reference reference) {
            return twin(reference, from, to, links).orElse(null);
        }
        if (value instanceof List<?> list) {
            List<Reference> twins = list.stream()
                    .filter(Reference.class::isInstance)
                    .flatMap(item -> twin((Reference) item, from, to, links).stream())
                    .toList();
            return twins.isEmpty() ? null : twins;
        }
        return value;
    }

    private static Optional<Reference> twin(Reference reference, String from, String to, Links links) {
        return links.recordOf(new Ref(from, reference.entity(), reference.id()))
                .flatMap(record -> links.refIn(to, record))
                .map(ref -> new Reference(ref.entity(), ref.id(), reference.name()));
    }

    private static Object money(NumberRules.MoneyRule from, NumberRules.MoneyRule to, Object value) {
        BigDecimal amount =
                value instanceof Sum sum ? sum.value() : value instanceof BigDecimal decimal ? decimal : null;
        if (amount == null || !from.currency().equals(to.currency())) {
            return null;
        }
        return to.asDecimal() ? amount : new Sum(amount);
    }

    private static Object number(ValueRule here, Object value) {
        if (here instanceof NumberRules.DecimalRule && value instanceof Double number) {
            return Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
        }
        if (here instanceof NumberRules.DoubleRule && value instanceof BigDecimal number) {
            return number.doubleValue();
        }
        if (here instanceof NumberRules.BigIntegerRule && value instanceof Integer number) {
            return number.longValue();
        }
        if (here instanceof NumberRules.IntegerRule && value instanceof Long number) {
            return number == number.intValue() ? number.intValue() : null;
        }
        return value;
    }

    /** The one value here that may be {@code held} there. */
    static Object inverse(Counterpart.Choice choice, Object held) {
        Object plain = held instanceof Option option ? (Object) option.value() : held;
        return choice.values().entrySet().stream()
                .filter(entry -> entry.getValue().contains(plain))
                .map(Map.Entry::getKey)
                .map(here -> here instanceof Integer number ? new Option(number) : here)
                .findFirst()
                .orElse(null);
    }

    /** The id of a record there, as it is here. */
    static Object key(Object held, EntityTwins.Side there, String system, Links links) {
        if (!(held instanceof UUID id)) {
            return null;
        }
        Optional<RecordId> record = links.recordOf(new Ref(there.system(), there.entity(), id.toString()));
        return record.flatMap(known -> links.refIn(system, known))
                .map(ref -> UUID.fromString(ref.id()))
                .orElse(null);
    }
}
