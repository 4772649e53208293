package org.floris.connector.dynamics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.floris.connector.ChangeFeed;
import org.floris.connector.SystemQuery;
import org.floris.connector.SystemQuery.Condition;
import org.floris.connector.SystemQuery.Operator;
import org.floris.connector.SystemQuery.Order;
import org.floris.connector.SystemRecord;

/**
 * What was changed in a CRM: by the row version, which grows even where somebody has written the tables past the CRM;
 * where records are not read by version, by the time of the last change.
 */
final class DynamicsChanges implements ChangeFeed {
    private final boolean byVersion;

    DynamicsChanges(boolean byVersion) {
        this.byVersion = byVersion;
    }

    @Override
    public String beginning() {
        return byVersion ? "0" : Instant.EPOCH.toString();
    }

    @Override
    public SystemQuery since(String mark, String systemEntity, String primaryId, int pageSize) {
        Object value = byVersion ? (Object) Long.valueOf(mark) : Instant.parse(mark);
        return query(
                systemEntity,
                primaryId,
                List.of(new Condition(order(), Operator.GREATER_EQUAL, List.of(value))),
                false,
                pageSize);
    }

    @Override
    public SystemQuery latest(String systemEntity, String primaryId) {
        return query(systemEntity, primaryId, List.of(), true, 1);
    }

    @Override
    public String markOf(SystemRecord record) {
        return byVersion
                ? record.version().orElseThrow()
                : record.changedAt().orElseThrow().toString();
    }

    private String order() {
        return byVersion ? SystemRecords.VERSION : SystemRecords.CHANGED_AT;
    }

    private SystemQuery query(
            String systemEntity, String primaryId, List<Condition> conditions, boolean latestFirst, int pageSize) {
        return new SystemQuery(
                systemEntity,
                List.of(primaryId, SystemRecords.CHANGED_AT),
                conditions,
                List.of(new Order(order(), latestFirst)),
                pageSize,
                1,
                Optional.empty());
    }
}
