package org.floris.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a filter asks of each exchange, whatever index leads to it. A column is {@code %s} and its name. */
final class ExchangeConditions {
    /** Columns that have an index of their own, and the conditions on them. */
    static final String ENTITY = "entity";

    static final String OPERATION = "operation";

    private final Map<String, String> conditions = new LinkedHashMap<>();
    private final List<String> range = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<String> states;

    ExchangeConditions(ExchangeFilter filter, Optional<String> cursor) {
        states = filter.states().stream().map(Enum::name).sorted().toList();
        filter.record().ifPresent(this::record);
        filter.system()
                .ifPresent(system -> add(
                        "system",
                        system,
                        "(%shome_system = :system or %sdialect_system = :system or :system = any(%smirrors))"));
        filter.entity().ifPresent(entity -> add(ENTITY, entity, "%sentity = :entity"));
        filter.operation().ifPresent(operation -> add(OPERATION, operation.name(), "%soperation = :operation"));
        filter.from().ifPresent(from -> within(">= :from", "from", ExchangeIds.first(from)));
        filter.to().ifPresent(to -> within("< :to", "to", ExchangeIds.first(to)));
        filter.id().ifPresent(text -> {
            within(">= :idFrom", "idFrom", uuid(text, '0'));
            within("<= :idTo", "idTo", uuid(text, 'f'));
        });
        cursor.ifPresent(last -> within("< :cursor", "cursor", uuid(last, '0')));
    }

    /** All but the states, of the table with this prefix. */
    String sql(String prefix) {
        return sql(prefix, conditions.values());
    }

    /** The same but for one condition, which is asked in another way. */
    String sqlWithout(String name) {
        Map<String, String> others = new LinkedHashMap<>(conditions);
        others.remove(name);
        return sql("", others.values());
    }

    private String sql(String prefix, Collection<String> conditions) {
        List<String> all = new ArrayList<>(conditions);
        range.forEach(bound -> all.add("%sid " + bound));
        return all.isEmpty() ? "true" : String.join(" and ", all).replace("%s", prefix);
    }

    String states(String prefix) {
        if (states.isEmpty()) {
            return "true";
        }
        parameters.put("states", states.toArray(String[]::new));
        return prefix + "state = any(:states)";
    }

    /** The bounds of the ids, for a table in which they stand in another column. */
    String range(String column) {
        return range.isEmpty()
                ? "true"
                : String.join(
                        " and ",
                        range.stream().map(bound -> column + " " + bound).toList());
    }

    boolean hasStates() {
        return !states.isEmpty();
    }

    /** Whether none is asked for that are done, as nearly all are. */
    boolean rareStatesOnly() {
        return hasStates() && !states.contains(ExchangeState.DONE.name());
    }

    List<String> stateNames() {
        return states;
    }

    Map<String, Object> parameters() {
        states("");
        return parameters;
    }

    /** {@code entity/id}, {@code system/entity/id} or the id alone; the ids decide, for the indices are on them. */
    private void record(String record) {
        String id = record.substring(record.lastIndexOf('/') + 1).strip();
        String lower = id.toLowerCase(Locale.ROOT);
        parameters.put("asked", id);
        parameters.put("askedLower", lower);
        if (lower.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            add("recordId", UUID.fromString(lower), "(%srecord_id = :recordId or %sasked_id in (:asked, :askedLower))");
        } else {
            conditions.put("asked", "%sasked_id in (:asked, :askedLower)");
        }
    }

    /** The uuid that begins with {@code text}, filled up; what is no beginning of one finds nothing. */
    private static UUID uuid(String text, char filler) {
        String digits = text.strip().toLowerCase(Locale.ROOT).replace("-", "");
        if (!digits.matches("[0-9a-f]{1,32}")) {
            return filler == '0' ? new UUID(-1, -1) : new UUID(0, 0);
        }
        String filled = digits + String.valueOf(filler).repeat(32 - digits.length());
        return new UUID(
                Long.parseUnsignedLong(filled.substring(0, 16), 16), Long.parseUnsignedLong(filled.substring(16), 16));
    }

    private void within(String bound, String name, Object value) {
        range.add(bound);
        parameters.put(name, value);
    }

    private void add(String name, Object value, String condition) {
        conditions.put(name, condition);
        parameters.put(name, value);
    }
}
