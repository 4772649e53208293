package org.floris.console;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a table is sorted, as it stands in the address.
 *
 * @param base the page's address without its sorting
 */
record Sorting(String base, String column, boolean descending) {
    /** @param asked {@code column} or {@code -column}, which is descending */
    static Sorting of(String asked, String otherwise, String base) {
        String text = asked == null || asked.isBlank() ? otherwise : asked;
        return text.startsWith("-") ? new Sorting(base, text.substring(1), true) : new Sorting(base, text, false);
    }

    public boolean isBy(String name) {
        return column.equals(name);
    }

    public String ariaOf(String name) {
        if (!isBy(name)) {
            return null;
        }
        return descending ? "descending" : "ascending";
    }

    /** The address that sorts by the column, the other way round if it is sorted by it already. */
    public String href(String name) {
        String sort = isBy(name) ? (descending ? name : "-" + name) : name;
        return base + (base.contains("?") ? "&" : "?") + "sort=" + sort;
    }

    <T> List<T> sorted(List<T> rows, Map<String, Comparator<T>> columns) {
        Comparator<T> order = columns.get(column);
        if (order == null) {
            return rows;
        }
        return rows.stream().sorted(descending ? order.reversed() : order).collect(Collectors.toList());
    }
}
