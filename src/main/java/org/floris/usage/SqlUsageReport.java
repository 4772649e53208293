package org.floris.usage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.canonical.Operation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SqlUsageReport implements UsageReport {
    private static final int MOST_ROWS = 5000;

    private final JdbcClient jdbc;

    SqlUsageReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<UsageRow> rows(UsageFilter filter, Set<Grouping> grouping) {
        Condition condition = new Condition(filter);
        Set<Grouping> groups = grouping.isEmpty() ? EnumSet.noneOf(Grouping.class) : EnumSet.copyOf(grouping);
        String columns = groups.stream().map(SqlUsageReport::column).collect(Collectors.joining(", "));
        String order = groups.contains(Grouping.HOUR) ? "hour desc, calls desc" : "calls desc";
        return jdbc.sql("select " + columns + (columns.isEmpty() ? "" : ", ")
                        + "sum(calls) as calls, count(distinct user_id) as users, max(hour) as last_hour"
                        + " from usage_hour where " + condition.sql
                        + (columns.isEmpty() ? " having count(*) > 0" : " group by " + columns)
                        + " order by " + (columns.isEmpty() ? "1" : order + ", " + columns) + " limit " + MOST_ROWS)
                .params(condition.parameters)
                .query((row, number) -> row(row, groups))
                .list();
    }

    @Override
    public long total(UsageFilter filter) {
        Condition condition = new Condition(filter);
        return jdbc.sql("select coalesce(sum(calls), 0)::bigint from usage_hour where " + condition.sql)
                .params(condition.parameters)
                .query(Long.class)
                .single();
    }

    private static UsageRow row(ResultSet row, Set<Grouping> groups) throws SQLException {
        return new UsageRow(
                groups.contains(Grouping.SYSTEM) ? Optional.of(row.getString("system")) : Optional.empty(),
                groups.contains(Grouping.ENTITY) ? Optional.of(row.getString("entity")) : Optional.empty(),
                groups.contains(Grouping.OPERATION)
                        ? Optional.of(Operation.valueOf(row.getString("operation")))
                        : Optional.empty(),
                groups.contains(Grouping.USER) ? Optional.of(row.getObject("user_id", UUID.class)) : Optional.empty(),
                groups.contains(Grouping.HOUR)
                        ? Optional.of(row.getTimestamp("hour").toInstant())
                        : Optional.empty(),
                row.getLong("calls"),
                row.getLong("users"),
                row.getTimestamp("last_hour").toInstant());
    }

    private static String column(Grouping grouping) {
        return switch (grouping) {
            case SYSTEM -> "system";
            case ENTITY -> "entity";
            case OPERATION -> "operation";
            case USER -> "user_id";
            case HOUR -> "hour";
        };
    }

    private static final class Condition {
        private String sql = "true";
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        Condition(UsageFilter filter) {
            filter.user().ifPresent(user -> add("user_id = :user", "user", user));
            filter.system().ifPresent(system -> add("system = :system", "system", system));
            filter.entity().ifPresent(entity -> add("entity = :entity", "entity", entity));
            filter.operation().ifPresent(operation -> add("operation = :operation", "operation", operation.name()));
            filter.from().ifPresent(from -> add("hour >= :from", "from", Timestamp.from(from)));
            filter.to().ifPresent(to -> add("hour < :to", "to", Timestamp.from(to)));
        }

        private void add(String condition, String name, Object value) {
            sql += " and " + condition;
            parameters.put(name, value);
        }
    }
}
