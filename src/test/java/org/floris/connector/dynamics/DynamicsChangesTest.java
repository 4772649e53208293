package org.floris.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.floris.canonical.Ref;
import org.floris.connector.ChangeFeed;
import org.floris.connector.SystemQuery;
import org.floris.connector.SystemRecord;
import org.junit.jupiter.api.Test;

/** The feed by version is tried on the simulators, by the connectors' contract. */
class DynamicsChangesTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private final ChangeFeed byTime = new DynamicsChanges(false);

    @Test
    void whereRecordsHaveNoVersionTheTimeOfTheChangeIsTheMark() {
        SystemRecord record =
                new SystemRecord(new Ref("forsage", "contact", "1"), Map.of(), Optional.empty(), Optional.of(NOON));

        SystemQuery query = byTime.since(byTime.markOf(record), "contact", "contactid", 50);

        assertThat(query.conditions())
                .containsExactly(
                        new SystemQuery.Condition("modifiedon", SystemQuery.Operator.GREATER_EQUAL, List.of(NOON)));
        assertThat(query.orders()).containsExactly(new SystemQuery.Order("modifiedon", false));
        assertThat(query.attributes()).containsExactly("contactid", "modifiedon");
        assertThat(query.pageSize()).isEqualTo(50);
    }

    @Test
    void theLatestChangeIsOneRecord() {
        SystemQuery query = byTime.latest("contact", "contactid");

        assertThat(query.orders()).containsExactly(new SystemQuery.Order("modifiedon", true));
        assertThat(query.pageSize()).isEqualTo(1);
        assertThat(query.conditions()).isEmpty();
    }

    @Test
    void everyChangeIsAfterTheBeginning() {
        assertThat(byTime.since(byTime.beginning(), "contact", "contactid", 1).conditions())
                .containsExactly(new SystemQuery.Condition(
                        "modifiedon", SystemQuery.Operator.GREATER_EQUAL, List.of(Instant.EPOCH)));
    }
}
