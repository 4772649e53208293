package org.floris.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chooses the index that leads to a page soonest, and follows it. */
final class ExchangeFinder {
    /** A system with fewer exchanges than this is followed along its own index. */
    private static final int FEW = 500;

    private static final String ROUTES =
            """
            with recursive route as (
                (select exchange_route(dialect_system, home_system, mirrors) as name from exchange order by 1 limit 1)
                union all
                select (select exchange_route(dialect_system, home_system, mirrors) from exchange
                    where exchange_route(dialect_system, home_system, mirrors) > route.name order by 1 limit 1)
                from route where route.name is not null)
            select name from route where name like :like
            """;

    private final JdbcClient jdbc;

    ExchangeFinder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ExchangeSummary> find(ExchangeFilter filter, Optional<String> cursor, int size) {
        ExchangeSearch search = new ExchangeSearch(new ExchangeConditions(filter, cursor), size);
        return along(filter, search)
                .map(sql -> jdbc.sql(sql)
                        .params(search.parameters())
                        .query(ExchangeRows::summary)
                        .list())
                .orElse(List.of());
    }

    /** Empty when nothing can be found. */
    private Optional<String> along(ExchangeFilter filter, ExchangeSearch search) {
        boolean unsettledOnly =
                !filter.states().isEmpty() && filter.states().stream().noneMatch(ExchangeState::isTerminal);
        Optional<UUID[]> users = ExchangeSearch.loginOf(filter).map(this::usersBy);
        if (users.isPresent() && users.get().length == 0) {
            return Optional.empty();
        }
        if (filter.record().isPresent() && users.isEmpty()) {
            return Optional.of(search.straight());
        }
        if (users.isPresent() && !unsettledOnly) {
            return Optional.of(ofUsers(search, users.get()));
        }
        if (filter.system().isPresent() && users.isEmpty()) {
            List<String> routes = routesOf(filter.system().get());
            if (routes.isEmpty()) {
                return Optional.empty();
            }
            if (filter.states().isEmpty() || isRare(routes)) {
                return Optional.of(search.onRoutes(routes));
            }
        }
        if (!search.rareStatesOnly()) {
            return Optional.of(rarest(filter).map(search::along).orElseGet(search::straight));
        }
        String sql = search.inStates();
        return Optional.of(users.map(some -> only(sql, search, some)).orElse(sql));
    }

    private static String ofUsers(ExchangeSearch search, UUID[] users) {
        if (users.length > 1) {
            return search.ofUsers(users);
        }
        String sql = search.ofUser(users[0]);
        search.with("user", users[0]);
        return sql;
    }

    private static String only(String sql, ExchangeSearch search, UUID[] users) {
        search.with("users", users);
        return sql.replace("e.state = ", "e.user_id = any(:users) and e.state = ");
    }

    private UUID[] usersBy(String login) {
        return jdbc.sql("select id from app_user where login = ?")
                .param(login)
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
    }

    /** The combinations of systems that there are, by steps from one to the next along their index. */
    private List<String> routesOf(String system) {
        return jdbc.sql(ROUTES)
                .param("like", "%," + system.replaceAll("[%_\\\\]", "\\\\$0") + ",%")
                .query(String.class)
                .list();
    }

    private boolean isRare(List<String> routes) {
        return routes.stream()
                        .mapToInt(route -> atMostFew(ExchangeSearch.ROUTE, route))
                        .sum()
                < FEW;
    }

    /** The entity or the operation, if one is all that is asked for, or has few exchanges. */
    private Optional<String> rarest(ExchangeFilter filter) {
        Map<String, String> asked = new LinkedHashMap<>();
        filter.entity().ifPresent(entity -> asked.put(ExchangeConditions.ENTITY, entity));
        filter.operation().ifPresent(operation -> asked.put(ExchangeConditions.OPERATION, operation.name()));
        boolean alone = asked.size() == 1
                && filter.system().isEmpty()
                && filter.states().isEmpty()
                && Stream.of(filter.from(), filter.to(), filter.id()).allMatch(Optional::isEmpty);
        return asked.entrySet().stream()
                .filter(one -> alone || atMostFew(one.getKey(), one.getValue()) < FEW)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private int atMostFew(String column, String value) {
        return jdbc.sql("select count(*) from (select id from exchange where "
                        + ExchangeSearch.bounded(column, "value") + " order by " + column + ", id limit " + FEW
                        + ") as found")
                .param("value", value)
                .query(Integer.class)
                .single();
    }
}
