package org.floris.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A filter as SQL that comes to its page without reading the journal: what the filter names is followed along an index,
 * from the newest exchange on. Which index is chosen here and not by the planner, which knows nothing of how seldom two
 * things come together.
 */
final class ExchangeSearch {
    static final String ROUTE = "exchange_route(dialect_system, home_system, mirrors)";

    private static final String PAGE = " order by id desc limit :size";

    private final ExchangeConditions conditions;
    private final int size;
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    ExchangeSearch(ExchangeConditions conditions, int size) {
        this.conditions = conditions;
        this.size = size;
    }

    /** Along the index on persons, which holds all that is asked but the state. */
    String ofUsers(UUID[] users) {
        bind();
        parameters.put("users", users);
        String found = " from exchange where user_id = any(:users) and " + conditions.sql("");
        if (conditions.rareStatesOnly()) {
            return byIds("select id" + found + " and id in (" + withRareStates() + ")") + " and "
                    + conditions.states("") + PAGE;
        }
        return conditions.hasStates()
                ? "select *" + found + " and " + conditions.states("") + PAGE
                : byIds("select id" + found + PAGE) + " order by id desc";
    }

    private static String byIds(String ids) {
        return "select * from exchange where id = any(array(" + ids + "))";
    }

    /** By the transitions, and the holds of those that have made none yet: the exchanges themselves are wide. */
    private String withRareStates() {
        return "select exchange_id from exchange_transition where to_state <> 'DONE' and to_state = any(:states) and "
                + conditions.range("exchange_id") + " union all select exchange_id from hold";
    }

    /** One user, which leaves the order of the index as it is. */
    String ofUser(UUID user) {
        return ofUsers(new UUID[] {user}).replace("user_id = any(:users)", "user_id = :user");
    }

    /** Along the transitions, as on routes: what is not DONE is rare, and what is held is in a small table of its own. */
    String inStates() {
        bind();
        return conditions.stateNames().stream()
                        .map(this::inState)
                        .collect(Collectors.joining(") union all (", "select * from ((", ")) found"))
                + PAGE;
    }

    private String inState(String state) {
        String key = "state" + parameters.size();
        parameters.put(key, state);
        String where = conditions.sql("e.") + " and e.state = :" + key;
        return ExchangeState.valueOf(state).holdsRecord()
                ? eachOf("select distinct exchange_id from hold order by exchange_id desc", where, "t.exchange_id desc")
                : eachOf(
                        "select distinct to_state, exchange_id from exchange_transition where to_state <> 'DONE'"
                                + " and " + bounded("to_state", key) + " and "
                                + conditions.range("exchange_id") + " order by to_state desc, exchange_id desc",
                        where,
                        "t.to_state desc, t.exchange_id desc");
    }

    /** One after the other, by its key: {@code offset 0} keeps the planner from joining both as wholes. */
    private static String eachOf(String ids, String where, String order) {
        return "select e.* from (" + ids + ") t cross join lateral (select * from exchange e where e.id = t.exchange_id"
                + " and " + where + " offset 0) e order by " + order + " limit :size";
    }

    /** Along the index on the systems of an exchange, each combination by itself. */
    String onRoutes(List<String> routes) {
        bind();
        List<String> each = new ArrayList<>();
        for (String route : routes) {
            String key = "route" + each.size();
            parameters.put(key, route);
            each.add(along(ROUTE, key, conditions.sql("")));
        }
        return each.stream().collect(Collectors.joining(") union all (", "select * from ((", ")) found")) + PAGE;
    }

    /** Along the index on a column. */
    String along(String column) {
        bind();
        return along(column, column, conditions.sqlWithout(column));
    }

    private String along(String column, String parameter, String others) {
        return "select * from exchange where " + bounded(column, parameter) + " and " + others + " and "
                + conditions.states("") + " order by " + column + " desc, id desc limit :size";
    }

    /**
     * Bounds instead of an equation: with the column in the order, too, they leave the planner no other way than its
     * index. Along the ids a rare value would be sought in everything.
     */
    static String bounded(String column, String parameter) {
        return column + " >= :" + parameter + " and " + column + " <= :" + parameter;
    }

    /** Along the ids, or the index of a record. */
    String straight() {
        bind();
        return "select * from exchange where " + conditions.sql("") + " and " + conditions.states("") + PAGE;
    }

    boolean rareStatesOnly() {
        return conditions.rareStatesOnly();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    void with(String name, Object value) {
        parameters.put(name, value);
    }

    private void bind() {
        parameters.putAll(conditions.parameters());
        parameters.put("size", size);
    }

    static Optional<String> loginOf(ExchangeFilter filter) {
        return filter.user()
                .map(user -> user.substring(user.lastIndexOf('\\') + 1).toLowerCase(java.util.Locale.ROOT));
    }
}
