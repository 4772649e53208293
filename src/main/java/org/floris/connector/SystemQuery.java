package org.floris.connector;

import java.util.List;
import java.util.Optional;

/**
 * A simple query: conditions that must all hold, in the order of the primary key unless said otherwise.
 *
 * @param attributes the attributes wanted; empty means all
 * @param pageSize   rows a page, at most what the system allows
 * @param page       from 1
 * @param cookie     what the page before gave, exactly as it came
 */
public record SystemQuery(
        String entity,
        List<String> attributes,
        List<Condition> conditions,
        List<Order> orders,
        int pageSize,
        int page,
        Optional<String> cookie) {

    /** The operators that every system can honour. Values are typed as in {@link SystemRecord}. */
    public record Condition(String attribute, Operator operator, List<Object> values) {}

    public enum Operator {
        EQUAL,
        NOT_EQUAL,
        GREATER_THAN,
        GREATER_EQUAL,
        LESS_THAN,
        LESS_EQUAL,
        LIKE,
        IN,
        NULL,
        NOT_NULL
    }

    public record Order(String attribute, boolean descending) {}

    public SystemQuery nextPage(SystemPage answered) {
        return new SystemQuery(entity, attributes, conditions, orders, pageSize, page + 1, answered.cookie());
    }

    public static SystemQuery all(String entity, List<String> attributes, int pageSize) {
        return new SystemQuery(entity, attributes, List.of(), List.of(), pageSize, 1, Optional.empty());
    }
}
