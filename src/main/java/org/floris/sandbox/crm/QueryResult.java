package org.floris.sandbox.crm;

import java.util.List;
import java.util.Map;

/**
 * The answer to a query.
 *
 * @param tuples for each row the values of each slot; a slot that an outer join left empty is null
 * @param groups rows of an aggregating query, else empty
 * @param cookie null when there are no rows
 * @param total −1 unless asked
 */
public record QueryResult(
        Query query,
        List<Object[][]> tuples,
        List<Map<Query.Aggregate, Object>> groups,
        boolean more,
        String cookie,
        int total,
        boolean totalLimitExceeded) {}
