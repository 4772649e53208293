package org.floris.bridge.reads;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.floris.connector.mapping.EntityTwins;

/**
 * What a caller expects of the answer to a query that was translated.
 *
 * @param joined     by alias, in the query's order
 * @param aggregates by alias; empty unless the query aggregates
 * @param distinct   whether equal rows are one
 */
record AnswerShape(Group root, Map<String, Group> joined, Map<String, Aggregate> aggregates, boolean distinct) {
    /** @param columns those that the caller wants of this entity */
    record Group(EntityTwins twins, List<Column> columns) {
        boolean wants(String attribute) {
            return columns.stream().anyMatch(column -> column.attribute().equals(attribute));
        }
    }

    /** @param alias of FetchXML: the name under which the value comes */
    record Column(String attribute, Optional<String> alias) {}

    /** @param counted whether it is a number of rows, or a part of a date, which means the same everywhere */
    record Aggregate(EntityTwins twins, String attribute, boolean counted) {}

    static AnswerShape of(Group root) {
        return new AnswerShape(root, Map.of(), Map.of(), false);
    }

    AnswerShape {
        joined = new LinkedHashMap<>(joined);
        aggregates = new LinkedHashMap<>(aggregates);
    }
}
