package org.floris.sandbox.crm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Joins the rows of the linked entities to those of the main one. */
final class Joins {
    private final Database database;
    private final Conditions conditions;
    private final int slots;
    private final List<Prepared> prepared;

    Joins(Database database, Conditions conditions, List<Query.Link> links) {
        this.database = database;
        this.conditions = conditions;
        this.prepared = links.stream().map(Prepared::new).toList();
        this.slots = 1 + count(links);
    }

    static int count(List<Query.Link> links) {
        return links.stream().mapToInt(link -> 1 + count(link.links())).sum();
    }

    /** Hands out one tuple per combination of joined rows. */
    void expand(Object[] main, Consumer<Object[][]> out) {
        Object[][] tuple = new Object[slots][];
        tuple[0] = main;
        expand(tuple, prepared, 0, () -> out.accept(tuple.clone()));
    }

    private void expand(Object[][] tuple, List<Prepared> links, int next, Runnable complete) {
        if (next == links.size()) {
            complete.run();
            return;
        }
        Prepared link = links.get(next);
        boolean found = false;
        for (Object[] row : link.partners(tuple)) {
            tuple[link.link.slot()] = row;
            if (link.filter.test(tuple)) {
                found = true;
                expand(tuple, link.inner, 0, () -> expand(tuple, links, next + 1, complete));
            }
        }
        tuple[link.link.slot()] = null;
        if (!found && link.link.outer()) {
            clear(tuple, link.link.links());
            expand(tuple, links, next + 1, complete);
        }
    }

    private static void clear(Object[][] tuple, List<Query.Link> links) {
        for (Query.Link link : links) {
            tuple[link.slot()] = null;
            clear(tuple, link.links());
        }
    }

    private final class Prepared {
        private final Query.Link link;
        private final Predicate<Object[][]> filter;
        private final List<Prepared> inner;
        private Map<Object, List<Object[]>> index;

        Prepared(Query.Link link) {
            this.link = link;
            this.filter = conditions.compile(link.filter());
            this.inner = link.links().stream().map(Prepared::new).toList();
        }

        List<Object[]> partners(Object[][] tuple) {
            Object[] parent = tuple[link.parent()];
            Object key = parent == null ? null : Comparison.key(database.read(parent, link.to()));
            if (key == null) {
                return List.of();
            }
            if (link.from().index() == 0) {
                Object[] row = database.table(link.entity()).get((UUID) key);
                return row == null ? List.of() : List.<Object[]>of(row);
            }
            return index().getOrDefault(key, List.of());
        }

        private Map<Object, List<Object[]>> index() {
            if (index == null) {
                index = new HashMap<>();
                for (Object[] row : database.table(link.entity()).after(null)) {
                    Object value = Comparison.key(row[link.from().index()]);
                    if (value != null) {
                        index.computeIfAbsent(value, key -> new ArrayList<>()).add(row);
                    }
                }
            }
            return index;
        }
    }
}
