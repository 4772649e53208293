package org.floris.sandbox.crm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order of a query's rows: as asked, then by the primary key. Empty values come first, as in the database. */
final class Sorting {
    private final Database database;
    private final List<Query.Order> orders;

    Sorting(Database database, Query query) {
        this.database = database;
        this.orders = new ArrayList<>(query.orders());
        if (orders.stream()
                .noneMatch(order -> order.slot() == 0 && order.attribute().index() == 0)) {
            orders.add(new Query.Order(0, query.entity(), query.entity().primaryId(), false));
        }
    }

    /** The sort key of a tuple; references sort by name. */
    Object[] key(Object[][] tuple) {
        Object[] key = new Object[orders.size()];
        for (int i = 0; i < key.length; i++) {
            Query.Order order = orders.get(i);
            Object value = tuple[order.slot()] == null
                    ? null
                    : tuple[order.slot()][order.attribute().index()];
            key[i] = value instanceof Reference reference ? database.nameOf(reference) : value;
        }
        return key;
    }

    Comparator<Object[]> comparator() {
        return (left, right) -> {
            for (int i = 0; i < orders.size(); i++) {
                int order = compare(left[i], right[i]);
                if (order != 0) {
                    return orders.get(i).descending() ? -order : order;
                }
            }
            return 0;
        };
    }

    private static int compare(Object left, Object right) {
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? -1 : 1;
        }
        return Comparison.compare(left, right);
    }

    Cookie cookie(int page, Object[] first, Object[] last) {
        List<Cookie.Mark> marks = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            marks.add(new Cookie.Mark(orders.get(i).attribute().name(), text(first[i]), text(last[i])));
        }
        return new Cookie(page, marks);
    }

    private static String text(Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof java.util.UUID guid ? "{" + guid.toString().toUpperCase() + "}" : value.toString();
    }

    /** The key of the last row of the page that a cookie came with. */
    Object[] after(Cookie cookie) {
        if (cookie.marks().size() != orders.size()) {
            throw against();
        }
        Object[] key = new Object[orders.size()];
        for (int i = 0; i < key.length; i++) {
            Cookie.Mark mark = cookie.marks().get(i);
            Attribute attribute = orders.get(i).attribute();
            if (!mark.attribute().equals(attribute.name())) {
                throw against();
            }
            boolean named = attribute.type().isReference();
            key[i] = mark.last() == null || named ? mark.last() : ConditionValues.convert(attribute, mark.last());
        }
        return key;
    }

    private static CrmFault against() {
        return new CrmFault(CrmFault.COOKIE_AGAINST_ORDER, "The paging cookie does not match the sort order.");
    }
}
