package org.floris.connector.dynamics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Ref;
import org.floris.connector.Capabilities;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.Sum;
import org.floris.connector.SystemQuery;
import org.floris.connector.SystemRecord;
import org.floris.connector.settings.ConnectorSettings;

/** Between the dialect's entities and queries and those of {@code org.floris.connector}. */
final class SystemRecords {
    static final String VERSION = "versionnumber";
    static final String CHANGED_AT = "modifiedon";

    private SystemRecords() {}

    static SystemRecord record(String system, DynamicsEntity entity) {
        Map<String, Object> values = new LinkedHashMap<>(entity.systemValues());
        values.values().removeIf(Objects::isNull);
        Object version = values.get(VERSION);
        String id = entity.id() == null ? "" : entity.id().toString();
        return new SystemRecord(
                new Ref(system, entity.logicalName(), id),
                values,
                Optional.ofNullable(version).map(Object::toString),
                Optional.ofNullable(values.get(CHANGED_AT))
                        .filter(Instant.class::isInstance)
                        .map(Instant.class::cast));
    }

    static ColumnSet columns(Set<String> attributes, Capabilities capabilities) {
        if (attributes.isEmpty()) {
            return ColumnSet.ALL;
        }
        List<String> columns = new ArrayList<>(attributes);
        if (capabilities.readsByVersion() && !columns.contains(VERSION)) {
            columns.add(VERSION);
        }
        return ColumnSet.of(columns);
    }

    static Query.Expression expression(SystemQuery query, ConnectorSettings settings) {
        int size = query.pageSize() > 0 ? query.pageSize() : settings.limits().pageSize();
        return new Query.Expression(
                query.entity(),
                columns(new java.util.LinkedHashSet<>(query.attributes()), settings.capabilities()),
                Query.Filter.and(query.conditions().stream()
                        .map(SystemRecords::condition)
                        .toList()),
                false,
                List.of(),
                query.orders().stream()
                        .map(order -> new Query.Order(order.attribute(), order.descending()))
                        .toList(),
                Optional.of(new Query.Paging(Math.min(size, 5000), Math.max(query.page(), 1), query.cookie(), false)),
                false,
                Optional.empty());
    }

    private static Query.Condition condition(SystemQuery.Condition condition) {
        String operator =
                switch (condition.operator()) {
                    case EQUAL -> "Equal";
                    case NOT_EQUAL -> "NotEqual";
                    case GREATER_THAN -> "GreaterThan";
                    case GREATER_EQUAL -> "GreaterEqual";
                    case LESS_THAN -> "LessThan";
                    case LESS_EQUAL -> "LessEqual";
                    case LIKE -> "Like";
                    case IN -> "In";
                    case NULL -> "Null";
                    case NOT_NULL -> "NotNull";
                };
        return new Query.Condition(
                condition.attribute(),
                operator,
                condition.values().stream().map(SystemRecords::comparable).toList());
    }

    /** Conditions compare plain values: the number of an option or a sum, the id of a reference. */
    private static Object comparable(Object value) {
        if (value instanceof Option option) {
            return option.value();
        }
        if (value instanceof Sum sum) {
            return sum.value();
        }
        return value instanceof Reference reference ? Guids.of(reference.id()) : value;
    }
}
