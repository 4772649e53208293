package org.floris.journal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A filter as SQL. */
final class ExchangeSearch {
    private final StringBuilder where = new StringBuilder("true");
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    ExchangeSearch(ExchangeFilter filter, Optional<String> cursor) {
        filter.user()
                .ifPresent(user -> add(
                        "user_id = any(array(select id from app_user where login = :login))" + " and login = :login",
                        "login",
                        user.substring(user.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT)));
        filter.record().ifPresent(this::record);
        filter.system()
                .ifPresent(system -> add(
                        "(home_system = :system or dialect_system = :system or :system = any(mirrors))",
                        "system",
                        system));
        filter.entity().ifPresent(entity -> add("entity = :entity", "entity", entity));
        filter.operation().ifPresent(operation -> add("operation = :operation", "operation", operation.name()));
        filter.from().ifPresent(from -> add("id >= :from", "from", ExchangeIds.first(from)));
        filter.to().ifPresent(to -> add("id < :to", "to", ExchangeIds.first(to)));
        filter.id().ifPresent(this::idBeginsWith);
        if (!filter.states().isEmpty()) {
            states(filter);
        }
        cursor.ifPresent(last -> add("id < :cursor", "cursor", uuid(last, '0')));
    }

    String sql() {
        return "select * from exchange where " + where + " order by id desc";
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** What is not DONE is rare: its own index finds it, and what is held is in a small table of its own. */
    private void states(ExchangeFilter filter) {
        String[] names = filter.states().stream().map(Enum::name).toArray(String[]::new);
        add("state = any(:states)", "states", names);
        if (!filter.states().contains(ExchangeState.DONE)) {
            where.append(" and id in (select exchange_id from hold union all select exchange_id"
                    + " from exchange_transition where to_state <> 'DONE' and to_state = any(:states))");
        }
    }

    /** {@code entity/id}, {@code system/entity/id} or the id alone; the ids decide, for the indices are on them. */
    private void record(String record) {
        String id = record.substring(record.lastIndexOf('/') + 1).strip();
        String lower = id.toLowerCase(Locale.ROOT);
        parameters.put("asked", id);
        parameters.put("askedLower", lower);
        if (lower.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            add("(record_id = :recordId or asked_id in (:asked, :askedLower))", "recordId", UUID.fromString(lower));
        } else {
            where.append(" and asked_id in (:asked, :askedLower)");
        }
    }

    private void idBeginsWith(String text) {
        add("id >= :idFrom", "idFrom", uuid(text, '0'));
        add("id <= :idTo", "idTo", uuid(text, 'f'));
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

    private void add(String condition, String name, Object value) {
        where.append(" and ").append(condition);
        parameters.put(name, value);
    }
}
