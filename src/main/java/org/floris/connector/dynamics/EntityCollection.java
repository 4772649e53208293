package org.floris.connector.dynamics;

import java.util.List;
import java.util.Optional;

/**
 * One page of entities, or the activity parties of one attribute.
 *
 * @param pagingCookie     exactly as received, unescaped once
 * @param totalRecordCount -1 unless it was asked for
 */
public record EntityCollection(
        List<DynamicsEntity> entities,
        Optional<String> entityName,
        Optional<String> minActiveRowVersion,
        boolean moreRecords,
        Optional<String> pagingCookie,
        int totalRecordCount,
        boolean totalRecordCountLimitExceeded) {

    public EntityCollection {
        entities = List.copyOf(entities);
    }

    public static EntityCollection page(
            String entityName, List<DynamicsEntity> entities, boolean more, Optional<String> cookie) {
        return new EntityCollection(entities, Optional.of(entityName), Optional.of("-1"), more, cookie, -1, false);
    }
}
