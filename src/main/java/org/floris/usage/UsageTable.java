package org.floris.usage;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code usage_hour}. */
@Component
class UsageTable {
    private static final String ADD =
            """
            insert into usage_hour as u (hour, user_id, system, entity, operation, calls)
            select to_timestamp(hour * 3600.0), user_id, system, entity, operation, calls
            from unnest(?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                as counted(hour, user_id, system, entity, operation, calls)
            order by 1, 2, 3, 4, 5
            on conflict (hour, user_id, system, entity, operation) do update set calls = u.calls + excluded.calls
            """;

    private final JdbcClient jdbc;

    UsageTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Count(Feature feature, long calls) {}

    /** Adds all of them or none. */
    void add(List<Count> counts) {
        jdbc.sql(ADD)
                .param(counts.stream().map(count -> count.feature().hour()).toArray(Long[]::new))
                .param(features(counts).map(Feature::user).toArray(UUID[]::new))
                .param(features(counts).map(Feature::system).toArray(String[]::new))
                .param(features(counts).map(Feature::entity).toArray(String[]::new))
                .param(features(counts)
                        .map(feature -> feature.operation().name())
                        .toArray(String[]::new))
                .param(counts.stream().map(Count::calls).toArray(Long[]::new))
                .update();
    }

    private static Stream<Feature> features(List<Count> counts) {
        return counts.stream().map(Count::feature);
    }
}
