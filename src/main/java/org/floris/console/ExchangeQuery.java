package org.floris.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.floris.canonical.Operation;
import org.floris.journal.ExchangeFilter;
import org.floris.journal.ExchangeState;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filter of the exchanges page as it stands in the address. What cannot be read does not filter.
 *
 * @param period a duration back from now, such as {@code PT1H}; weaker than from and to
 * @param from   and {@code to}: local time as a browser's field sends it
 */
record ExchangeQuery(
        String id,
        String user,
        String record,
        String system,
        String entity,
        String operation,
        String state,
        String period,
        String from,
        String to) {
    ExchangeFilter filter(ZoneId zone) {
        return new ExchangeFilter(
                given(user),
                given(record),
                given(system),
                given(entity),
                given(operation).flatMap(name -> named(Operation.class, name)),
                given(state)
                        .flatMap(name -> named(ExchangeState.class, name))
                        .<Set<ExchangeState>>map(EnumSet::of)
                        .orElse(Set.of()),
                at(from, zone).or(this::periodBegin),
                at(to, zone),
                given(id));
    }

    public boolean isEmpty() {
        return parameters().isEmpty();
    }

    /** The address that shows the same, from {@code path} on. */
    String href(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        parameters().forEach(address::queryParam);
        return address.build().encode().toUriString();
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        put(parameters, "id", id);
        put(parameters, "user", user);
        put(parameters, "record", record);
        put(parameters, "system", system);
        put(parameters, "entity", entity);
        put(parameters, "operation", operation);
        put(parameters, "state", state);
        put(parameters, "period", period);
        put(parameters, "from", from);
        put(parameters, "to", to);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        given(value).ifPresent(given -> parameters.put(name, given));
    }

    private Optional<Instant> periodBegin() {
        try {
            return given(period).map(text -> Instant.now().minus(Duration.parse(text)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<Instant> at(String text, ZoneId zone) {
        try {
            return given(text)
                    .map(given -> LocalDateTime.parse(given).atZone(zone).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<String> given(String text) {
        return Optional.ofNullable(text).map(String::strip).filter(given -> !given.isEmpty());
    }

    /** Adds what is given to an address. */
    static void add(UriComponentsBuilder address, String name, String value) {
        given(value).ifPresent(given -> address.queryParam(name, given));
    }

    static <E extends Enum<E>> Optional<E> named(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
