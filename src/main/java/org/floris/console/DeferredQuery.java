package org.floris.console;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.journal.DeferredFilter;
import org.floris.journal.DeferredState;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filter of what mirrors are owed as it stands in the address. What cannot be read does not filter.
 *
 * @param from and {@code to}: local time as a browser's field sends it
 */
record DeferredQuery(
        String system,
        String entity,
        String user,
        String batch,
        String record,
        String rule,
        String state,
        String from,
        String to) {
    static DeferredQuery in(DeferredState state) {
        return new DeferredQuery(null, null, null, null, null, null, state.label(), null, null);
    }

    /** @param users those whom user and batch leave; empty where neither is given */
    DeferredFilter filter(Set<UUID> users, ZoneId zone) {
        return new DeferredFilter(
                ExchangeQuery.given(system),
                ExchangeQuery.given(entity),
                users,
                ExchangeQuery.given(record),
                ExchangeQuery.given(rule),
                states(),
                ExchangeQuery.at(from, zone),
                ExchangeQuery.at(to, zone));
    }

    private Set<DeferredState> states() {
        return ExchangeQuery.given(state)
                .flatMap(name -> ExchangeQuery.named(DeferredState.class, name))
                .<Set<DeferredState>>map(EnumSet::of)
                .orElse(Set.of());
    }

    /** The first field that cannot be read: where something is done by the filter, that must not mean everything. */
    Optional<String> unreadable(ZoneId zone) {
        if (ExchangeQuery.given(state).isPresent() && states().isEmpty()) {
            return Optional.of(state);
        }
        return ExchangeQuery.given(from)
                .filter(text -> ExchangeQuery.at(text, zone).isEmpty())
                .or(() -> ExchangeQuery.given(to)
                        .filter(text -> ExchangeQuery.at(text, zone).isEmpty()));
    }

    public boolean isEmpty() {
        return fields().isEmpty();
    }

    /** What is given, by the names of the fields. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("system", system);
        fields.put("entity", entity);
        fields.put("user", user);
        fields.put("batch", batch);
        fields.put("record", record);
        fields.put("rule", rule);
        fields.put("state", state);
        fields.put("from", from);
        fields.put("to", to);
        fields.values().removeIf(value -> ExchangeQuery.given(value).isEmpty());
        return fields;
    }

    String href(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        fields().forEach((name, value) -> ExchangeQuery.add(address, name, value));
        return address.build().encode().toUriString();
    }
}
