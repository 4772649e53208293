package org.floris.sandbox.crm;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;

/** Compiles filters to predicates over tuples. */
final class Conditions {
    private final Database database;
    private final Caller caller;

    Conditions(Database database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    Predicate<Object[][]> compile(Query.Filter filter) {
        List<Predicate<Object[][]>> parts = new java.util.ArrayList<>();
        filter.conditions().forEach(condition -> parts.add(compile(condition)));
        filter.filters().stream()
                .filter(inner ->
                        !inner.conditions().isEmpty() || !inner.filters().isEmpty())
                .forEach(inner -> parts.add(compile(inner)));
        if (parts.isEmpty()) {
            return tuple -> true;
        }
        return filter.any()
                ? parts.stream().reduce(Predicate::or).orElseThrow()
                : parts.stream().reduce(Predicate::and).orElseThrow();
    }

    private Predicate<Object[][]> compile(Query.Condition condition) {
        Attribute attribute = condition.attribute();
        int slot = condition.slot();
        Predicate<Object> test = test(condition);
        boolean onNull = condition.operator() == Operator.Null;
        return tuple -> {
            Object stored = tuple[slot] == null ? null : database.read(tuple[slot], attribute);
            return stored == null ? onNull : test.test(Comparison.key(stored));
        };
    }

    /** A test of a value that is there; no operator but Null holds for one that is not. */
    private Predicate<Object> test(Query.Condition condition) {
        List<Object> values = condition.values();
        Object first = values.isEmpty() ? null : values.get(0);
        return switch (condition.operator()) {
            case Equal -> value -> Comparison.same(value, first);
            case NotEqual -> value -> !Comparison.same(value, first);
            case GreaterThan -> value -> Comparison.compare(value, first) > 0;
            case GreaterEqual -> value -> Comparison.compare(value, first) >= 0;
            case LessThan -> value -> Comparison.compare(value, first) < 0;
            case LessEqual -> value -> Comparison.compare(value, first) <= 0;
            case Like -> text(Like.pattern((String) first));
            case NotLike -> text(Like.pattern((String) first)).negate();
            case BeginsWith -> text(Like.beginning((String) first));
            case DoesNotBeginWith -> text(Like.beginning((String) first)).negate();
            case EndsWith -> text(Like.ending((String) first));
            case DoesNotEndWith -> text(Like.ending((String) first)).negate();
            case Contains -> text(Like.containing((String) first));
            case DoesNotContain -> text(Like.containing((String) first)).negate();
            case In -> value -> values.stream().anyMatch(one -> Comparison.same(value, one));
            case NotIn -> value -> values.stream().noneMatch(one -> Comparison.same(value, one));
            case Between -> between(first, values.get(1));
            case NotBetween -> between(first, values.get(1)).negate();
            case Null -> value -> false;
            case NotNull -> value -> true;
            case EqualUserId -> value -> value.equals(caller.user());
            case NotEqualUserId -> value -> !value.equals(caller.user());
            default -> dates(condition.operator(), first);
        };
    }

    private static Predicate<Object> text(Predicate<String> test) {
        return value -> test.test(value.toString());
    }

    private static Predicate<Object> between(Object low, Object high) {
        return value -> Comparison.compare(value, low) >= 0 && Comparison.compare(value, high) <= 0;
    }

    private static Predicate<Object> dates(Operator operator, Object first) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return switch (operator) {
            case On -> days(day(first), day(first).plusDays(1));
            case NotOn -> days(day(first), day(first).plusDays(1)).negate();
            case OnOrAfter -> days(day(first), LocalDate.of(9999, 12, 31));
            case OnOrBefore -> days(LocalDate.of(1, 1, 1), day(first).plusDays(1));
            case Today -> days(today, today.plusDays(1));
            case Yesterday -> days(today.minusDays(1), today);
            case Tomorrow -> days(today.plusDays(1), today.plusDays(2));
            case Last7Days -> days(today.minusDays(7), today.plusDays(1));
            case Next7Days -> days(today, today.plusDays(8));
            case LastXDays -> days(today.minusDays((Integer) first), today.plusDays(1));
            case NextXDays -> days(today, today.plusDays((Integer) first + 1L));
            case ThisMonth ->
                days(today.withDayOfMonth(1), today.withDayOfMonth(1).plusMonths(1));
            case LastMonth -> days(today.withDayOfMonth(1).minusMonths(1), today.withDayOfMonth(1));
            case NextMonth ->
                days(
                        today.withDayOfMonth(1).plusMonths(1),
                        today.withDayOfMonth(1).plusMonths(2));
            case ThisYear -> days(today.withDayOfYear(1), today.withDayOfYear(1).plusYears(1));
            case LastYear -> days(today.withDayOfYear(1).minusYears(1), today.withDayOfYear(1));
            default -> throw CrmFault.invalidArgument("The condition operator '" + operator + "' is not supported.");
        };
    }

    private static LocalDate day(Object value) {
        return ((Instant) value).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Predicate<Object> days(LocalDate from, LocalDate before) {
        Instant start = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = before.atStartOfDay(ZoneOffset.UTC).toInstant();
        return value -> {
            if (!(value instanceof Instant instant)) {
                throw CrmFault.invalidArgument("A date operator stands on an attribute that is not a date.");
            }
            return !instant.isBefore(start) && instant.isBefore(end);
        };
    }
}
