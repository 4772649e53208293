package org.floris.sandbox.crm;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The aggregates of FetchXML. */
final class Grouping {
    private final List<Query.Aggregate> aggregates;

    Grouping(Query query) {
        this.aggregates = query.aggregates();
    }

    List<Map<Query.Aggregate, Object>> group(List<Object[][]> tuples) {
        List<Query.Aggregate> keys =
                aggregates.stream().filter(column -> column.function() == null).toList();
        Map<List<Object>, List<Object[][]>> groups = new LinkedHashMap<>();
        for (Object[][] tuple : tuples) {
            List<Object> key = new ArrayList<>();
            keys.forEach(column -> key.add(value(column, tuple)));
            groups.computeIfAbsent(key, any -> new ArrayList<>()).add(tuple);
        }
        if (keys.isEmpty() && groups.isEmpty()) {
            groups.put(List.of(), List.of());
        }
        return groups.values().stream().map(this::row).toList();
    }

    private Map<Query.Aggregate, Object> row(List<Object[][]> tuples) {
        Map<Query.Aggregate, Object> row = new LinkedHashMap<>();
        for (Query.Aggregate column : aggregates) {
            row.put(column, column.function() == null ? value(column, tuples.get(0)) : aggregate(column, tuples));
        }
        return row;
    }

    private static Object aggregate(Query.Aggregate column, List<Object[][]> tuples) {
        if (column.function() == Query.Aggregate.Function.COUNT) {
            return tuples.size();
        }
        Stream<Object> present =
                tuples.stream().map(tuple -> value(column, tuple)).filter(Objects::nonNull);
        List<Object> values = (column.distinct() ? present.distinct() : present).toList();
        return switch (column.function()) {
            case COUNT, COUNTCOLUMN -> values.size();
            case MIN -> values.stream().min(Comparison::compare).orElse(null);
            case MAX -> values.stream().max(Comparison::compare).orElse(null);
            case SUM -> values.isEmpty() ? null : typed(column, sum(column, values));
            case AVG ->
                values.isEmpty()
                        ? null
                        : typed(
                                column,
                                sum(column, values).divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64));
        };
    }

    private static BigDecimal sum(Query.Aggregate column, List<Object> values) {
        return values.stream()
                .map(value -> number(column, value))
                .reduce(BigDecimal::add)
                .orElseThrow();
    }

    private static BigDecimal number(Query.Aggregate column, Object value) {
        if (!(value instanceof Number)) {
            throw CrmFault.invalidArgument("'" + column.attribute().name() + "' cannot be summed.");
        }
        return value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
    }

    private static Object typed(Query.Aggregate column, BigDecimal number) {
        return switch (column.attribute().type()) {
            case Integer -> number.intValue();
            case BigInt -> number.longValue();
            case Double -> number.doubleValue();
            default -> number;
        };
    }

    private static Object value(Query.Aggregate column, Object[][] tuple) {
        Object value = tuple[column.slot()] == null
                ? null
                : tuple[column.slot()][column.attribute().index()];
        return column.dateGroup() != null && value instanceof Instant date
                ? (Object) column.dateGroup().of(date)
                : value;
    }
}
