package org.floris.sandbox.crm;

import java.util.ArrayList;
import java.util.List;

/** What makes two rows of a distinct query the same: the values of all columns that are asked for. */
final class Distinct {
    private Distinct() {}

    static List<Object> key(Query query, Object[][] tuple) {
        List<Object> key = new ArrayList<>();
        add(key, tuple[0], query.columns());
        add(key, tuple, query.links());
        return key;
    }

    private static void add(List<Object> key, Object[][] tuple, List<Query.Link> links) {
        for (Query.Link link : links) {
            add(key, tuple[link.slot()], link.columns());
            add(key, tuple, link.links());
        }
    }

    private static void add(List<Object> key, Object[] values, List<Attribute> columns) {
        columns.forEach(column -> key.add(values == null ? null : values[column.index()]));
    }
}
