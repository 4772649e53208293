package org.floris.sandbox.crm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Runs queries over the tables. */
final class Queries {
    private static final int TOTAL_LIMIT = 5000;
    private static final int ROWS_WITHOUT_COOKIE = 5000;

    private final Database database;

    Queries(Database database) {
        this.database = database;
    }

    QueryResult run(Caller caller, Query query) {
        Conditions conditions = new Conditions(database, caller);
        Sorting sorting = new Sorting(database, query);
        Query.Page page = query.page();
        Object[] after = start(page, sorting);
        boolean wholeNeeded =
                !query.orders().isEmpty() || page.total() || !query.aggregates().isEmpty();
        UUID from = wholeNeeded || after == null ? null : (UUID) after[0];
        int skip = after == null ? (page.number() - 1) * page.size() : 0;
        int limit = page.top() == null ? page.size() : Math.min(page.size(), page.top());
        int enough = wholeNeeded ? Integer.MAX_VALUE : skip + limit + 1;
        List<Object[][]> found = collect(query, conditions, from, enough);
        if (!query.aggregates().isEmpty()) {
            return new QueryResult(query, List.of(), new Grouping(query).group(found), false, null, -1, false);
        }
        return page(query, sorting, found, wholeNeeded ? after : null, skip, limit);
    }

    /** The key that the page starts after; null: from the beginning, by counting. */
    private static Object[] start(Query.Page page, Sorting sorting) {
        if (page.number() == 1) {
            return null;
        }
        if (page.cookie() == null) {
            if ((long) page.number() * page.size() > ROWS_WITHOUT_COOKIE) {
                throw new CrmFault(
                        CrmFault.COOKIE_NEEDED,
                        "Paging cookie is required when trying to retrieve a set of records on any high pages.");
            }
            return null;
        }
        Cookie cookie = Cookie.parse(page.cookie());
        if (cookie.page() != page.number() - 1) {
            throw new CrmFault(CrmFault.COOKIE_AGAINST_PAGE, "The paging cookie does not match the page.");
        }
        return sorting.after(cookie);
    }

    private List<Object[][]> collect(Query query, Conditions conditions, UUID from, int enough) {
        Predicate<Object[][]> where = conditions.compile(query.filter());
        Joins joins = new Joins(database, conditions, query.links());
        List<Object[][]> found = new ArrayList<>();
        Set<List<Object>> seen = query.distinct() ? new HashSet<>() : null;
        Consumer<Object[][]> add = tuple -> {
            if (where.test(tuple) && (seen == null || seen.add(Distinct.key(query, tuple)))) {
                found.add(tuple);
            }
        };
        for (Object[] row : new Candidates(database, query).rows(from)) {
            joins.expand(row, add);
            if (found.size() >= enough) {
                break;
            }
        }
        return found;
    }

    private QueryResult page(
            Query query, Sorting sorting, List<Object[][]> found, Object[] after, int skip, int limit) {
        record Keyed(Object[] key, Object[][] tuple) {}
        Comparator<Object[]> order = sorting.comparator();
        Stream<Keyed> keyed = found.stream().map(tuple -> new Keyed(sorting.key(tuple), tuple));
        if (!query.orders().isEmpty()) {
            keyed = keyed.sorted((left, right) -> order.compare(left.key(), right.key()));
        }
        if (after != null) {
            keyed = keyed.filter(row -> order.compare(row.key(), after) > 0);
        }
        List<Keyed> rows = keyed.skip(skip).limit(limit + 1L).toList();
        boolean more = rows.size() > limit && query.page().top() == null;
        List<Keyed> shown = rows.subList(0, Math.min(limit, rows.size()));
        String cookie = shown.isEmpty()
                ? null
                : sorting.cookie(
                                query.page().number(),
                                shown.get(0).key(),
                                shown.get(shown.size() - 1).key())
                        .text();
        boolean counted = query.page().total();
        return new QueryResult(
                query,
                shown.stream().map(Keyed::tuple).toList(),
                List.of(),
                more,
                cookie,
                counted ? Math.min(found.size(), TOTAL_LIMIT) : -1,
                counted && found.size() > TOTAL_LIMIT);
    }
}
