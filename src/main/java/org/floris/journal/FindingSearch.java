package org.floris.journal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A filter for findings as SQL. */
final class FindingSearch {
    private static final String UUID_PATTERN = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final StringBuilder where = new StringBuilder("true");
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    FindingSearch(FindingFilter filter, Optional<String> cursor) {
        if (!filter.kinds().isEmpty()) {
            add(
                    "kind = any(:kinds)",
                    "kinds",
                    filter.kinds().stream().map(Enum::name).toArray(String[]::new));
        }
        if (filter.states().size() == 1) {
            // As a literal, so that the index of the open ones is found.
            where.append(" and state = '")
                    .append(filter.states().iterator().next().name())
                    .append('\'');
        }
        filter.system()
                .ifPresent(system -> add("(home_system = :system or mirror_system = :system)", "system", system));
        filter.entity().ifPresent(entity -> add("entity = :entity", "entity", entity));
        filter.batch().ifPresent(batch -> add("batch = :batch", "batch", batch));
        filter.user()
                .ifPresent(user -> add(
                        "login = :login",
                        "login",
                        user.substring(user.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT)));
        filter.record().ifPresent(this::record);
        filter.exchange().ifPresent(exchange -> add("exchange_id = :exchange", "exchange", exchange));
        cursor.ifPresent(last -> add("id < :cursor", "cursor", uuid(last)));
    }

    String sql() {
        return "select * from finding where " + where + " order by id desc";
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void record(String record) {
        String id = record.substring(record.lastIndexOf('/') + 1).strip();
        String lower = id.toLowerCase(Locale.ROOT);
        parameters.put("asked", id);
        parameters.put("askedLower", lower);
        if (lower.matches(UUID_PATTERN)) {
            add("(record_id = :recordId or asked_id in (:asked, :askedLower))", "recordId", UUID.fromString(lower));
        } else {
            where.append(" and asked_id in (:asked, :askedLower)");
        }
    }

    /** What is no cursor of ours finds nothing. */
    private static UUID uuid(String cursor) {
        String lower = cursor.strip().toLowerCase(Locale.ROOT);
        return lower.matches(UUID_PATTERN) ? UUID.fromString(lower) : new UUID(0, 0);
    }

    private void add(String condition, String name, Object value) {
        where.append(" and ").append(condition);
        parameters.put(name, value);
    }
}
