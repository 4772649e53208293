package org.floris.connector.dynamics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code RelationshipQueryCollection}: what a Retrieve is to bring along, by the relationship that it goes along. */
public record RelatedQueries(Map<Relationship, Query> queries) {
    public static final RelatedQueries NONE = new RelatedQueries(Map.of());

    public RelatedQueries {
        queries = Collections.unmodifiableMap(new LinkedHashMap<>(queries));
    }
}
