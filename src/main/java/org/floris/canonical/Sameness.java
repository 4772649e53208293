package org.floris.canonical;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether two canonical values mean the same, however the systems that they come from spell them. */
public final class Sameness {
    private static final Object NOTHING = new Object();

    private Sameness() {}

    public static boolean same(Object one, Object other) {
        return normal(one).equals(normal(other));
    }

    /** Whether two sets of attributes say the same of each of {@code names}. */
    public static boolean same(Set<String> names, Attributes one, Attributes other) {
        return names.stream().allMatch(name -> same(one.get(name), other.get(name)));
    }

    /** Whether the value says nothing: CRMs do not tell an empty text or list from none. */
    public static boolean isEmpty(Object value) {
        return normal(value) == NOTHING;
    }

    /** Equal for all values that mean the same. Parties are a set, and a number is the same with trailing zeroes. */
    public static Object normal(Object value) {
        if (value == null || value instanceof String text && text.isEmpty()) {
            return NOTHING;
        }
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? NOTHING
                    : new TreeSet<>(list.stream().map(Object::toString).toList());
        }
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
