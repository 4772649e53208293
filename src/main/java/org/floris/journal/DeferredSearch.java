package org.floris.journal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A filter as SQL, of the table {@code deferred_change} as {@code d}. */
final class DeferredSearch {
    private final StringBuilder where = new StringBuilder("true");
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    DeferredSearch(DeferredFilter filter, Optional<String> cursor) {
        filter.system().ifPresent(system -> add("d.system = :system", "system", system));
        filter.entity().ifPresent(entity -> add("d.entity = :entity", "entity", entity));
        filter.record().ifPresent(record -> add("d.record_id = :record", "record", id(record)));
        filter.rule()
                .ifPresent(rule -> add(
                        "exists (select from finding f where f.exchange_id = d.exchange_id"
                                + " and f.mirror_system = d.system and f.state = 'OPEN' and f.rule = :rule)",
                        "rule",
                        rule));
        filter.from().ifPresent(from -> add("d.since >= :from", "from", at(from)));
        filter.to().ifPresent(to -> add("d.since < :to", "to", at(to)));
        if (!filter.users().isEmpty()) {
            add("d.user_id = any(:users)", "users", filter.users().toArray(UUID[]::new));
        }
        if (!filter.states().isEmpty()) {
            add(
                    "d.state = any(:states)",
                    "states",
                    filter.states().stream().map(Enum::name).toArray(String[]::new));
        }
        cursor.ifPresent(last -> add("d.position > :cursor", "cursor", position(last)));
    }

    String condition() {
        return where.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** What is no id finds nothing. */
    private static UUID id(String record) {
        try {
            return UUID.fromString(
                    record.substring(record.lastIndexOf('/') + 1).strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noId) {
            return new UUID(0, 0);
        }
    }

    private static long position(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException noPosition) {
            return Long.MAX_VALUE;
        }
    }

    private void add(String condition, String name, Object value) {
        where.append(" and ").append(condition);
        parameters.put(name, value);
    }
}
