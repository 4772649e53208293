package org.floris.connector;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a system holds what it was given: it spells, rounds and orders some values in its own way. */
public final class SystemValues {
    private static final int DEFAULT_STATUS = -1;

    private SystemValues() {}

    /** Whether {@code held} says of each of {@code given}'s attributes what was given; an absent one is empty. */
    public static boolean hold(Map<String, Object> held, Map<String, Object> given) {
        return given.entrySet().stream().allMatch(entry -> same(held.get(entry.getKey()), entry.getValue()));
    }

    /**
     * @param held  as the system shows it; null where it has nothing
     * @param given as it was written, or as the system has shown it before
     */
    public static boolean same(Object held, Object given) {
        if (isEmpty(held) || isEmpty(given)) {
            return isEmpty(held) && isEmpty(given);
        }
        if (given instanceof Option option && option.value() == DEFAULT_STATUS) {
            return true;
        }
        if (held instanceof Instant shown && given instanceof Instant wanted) {
            return sameTime(shown, wanted);
        }
        BigDecimal number = number(held);
        BigDecimal wanted = number(given);
        if (number != null && wanted != null) {
            return sameNumber(number, wanted);
        }
        return Objects.equals(plain(held), plain(given));
    }

    private static boolean isEmpty(Object value) {
        return value == null
                || value instanceof String text && text.isEmpty()
                || value instanceof List<?> list && list.isEmpty();
    }

    /** A system keeps whole seconds, or of a day its midnight. */
    private static boolean sameTime(Instant held, Instant given) {
        Instant seconds = given.truncatedTo(ChronoUnit.SECONDS);
        return held.truncatedTo(ChronoUnit.SECONDS).equals(seconds) || held.equals(given.truncatedTo(ChronoUnit.DAYS));
    }

    /** A system rounds to the decimals that it keeps. */
    private static boolean sameNumber(BigDecimal held, BigDecimal given) {
        return held.compareTo(given) == 0
                || held.scale() < given.scale()
                        && held.compareTo(given.setScale(held.scale(), RoundingMode.HALF_UP)) == 0;
    }

    private static BigDecimal number(Object value) {
        if (value instanceof Sum sum) {
            return sum.value();
        }
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        return value instanceof Number number ? new BigDecimal(number.toString()) : null;
    }

    /** References are the record alone, without the name that is shown; a list of them has no order. */
    private static Object plain(Object value) {
        if (value instanceof Reference reference) {
            return new Reference(reference.entity(), reference.id().toLowerCase(Locale.ROOT));
        }
        if (value instanceof List<?> list) {
            Set<Object> members = list.stream().map(SystemValues::plain).collect(Collectors.toSet());
            return members;
        }
        return value;
    }
}
