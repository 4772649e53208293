package org.floris.store;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.floris.canonical.CanonicalRecord;
import org.floris.connector.SystemQuery.Condition;

/** Whether a record fits the conditions of a query. Texts are compared as Dynamics does: without regard to case. */
final class Conditions {
    private Conditions() {}

    static boolean hold(List<Condition> conditions, CanonicalRecord record) {
        return conditions.stream()
                .allMatch(condition -> holds(condition, record.attributes().get(condition.attribute())));
    }

    private static boolean holds(Condition condition, Object value) {
        return switch (condition.operator()) {
            case NULL -> value == null;
            case NOT_NULL -> value != null;
            case IN -> condition.values().stream().anyMatch(wanted -> equal(value, wanted));
            case EQUAL -> equal(value, first(condition));
            case NOT_EQUAL -> value != null && !equal(value, first(condition));
            case LIKE -> value instanceof String text && like(text, String.valueOf(first(condition)));
            case GREATER_THAN -> value != null && compare(value, first(condition)) > 0;
            case GREATER_EQUAL -> value != null && compare(value, first(condition)) >= 0;
            case LESS_THAN -> value != null && compare(value, first(condition)) < 0;
            case LESS_EQUAL -> value != null && compare(value, first(condition)) <= 0;
        };
    }

    private static Object first(Condition condition) {
        return condition.values().get(0);
    }

    private static boolean equal(Object value, Object wanted) {
        return value instanceof String text && wanted instanceof String other
                ? text.equalsIgnoreCase(other)
                : wanted.equals(value);
    }

    /** {@code %} is any text, {@code _} any letter. */
    private static boolean like(String text, String pattern) {
        String quoted = Pattern.quote(pattern.toLowerCase(Locale.ROOT));
        String expression = quoted.replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q");
        return Pattern.compile(expression, Pattern.DOTALL)
                .matcher(text.toLowerCase(Locale.ROOT))
                .matches();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(Object value, Object wanted) {
        if (value.getClass() != wanted.getClass() || !(value instanceof Comparable)) {
            throw new IllegalArgumentException("Values of different kinds are not compared");
        }
        return ((Comparable) value).compareTo(wanted);
    }
}
