package org.floris.sandbox.crm;

import java.util.List;
import java.util.UUID;

/** Chooses which rows a query has to look at: those that its keys name, or all. */
final class Candidates {
    private final Table table;
    private final Query query;

    Candidates(Database database, Query query) {
        this.table = database.table(query.entity());
        this.query = query;
    }

    /** @param from the key to start after, or null */
    Iterable<Object[]> rows(UUID from) {
        if (!query.filter().any()) {
            for (Query.Condition condition : query.filter().conditions()) {
                boolean keys = condition.operator() == Operator.Equal || condition.operator() == Operator.In;
                if (keys && condition.slot() == 0 && condition.attribute().index() == 0) {
                    return named(condition.values(), from);
                }
            }
        }
        return table.after(from);
    }

    private List<Object[]> named(List<Object> keys, UUID from) {
        return keys.stream()
                .map(UUID.class::cast)
                .distinct()
                .filter(key -> from == null || Table.KEY_ORDER.compare(key, from) > 0)
                .sorted(Table.KEY_ORDER)
                .map(table::get)
                .filter(values -> values != null)
                .toList();
    }
}
