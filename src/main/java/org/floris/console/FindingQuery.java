package org.floris.console;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.journal.FindingFilter;
import org.floris.journal.FindingKind;
import org.floris.journal.FindingState;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filter of the findings page as it stands in the address. What cannot be read does not filter.
 *
 * @param state without one, what is open is shown; {@code all} shows what is settled too
 */
record FindingQuery(
        String kind,
        String state,
        String system,
        String entity,
        String batch,
        String user,
        String record,
        String exchange) {
    static final String ALL = "all";

    FindingFilter filter() {
        return new FindingFilter(
                ExchangeQuery.given(kind)
                        .flatMap(name -> ExchangeQuery.named(FindingKind.class, name))
                        .<Set<FindingKind>>map(EnumSet::of)
                        .orElse(Set.of()),
                states(),
                ExchangeQuery.given(system),
                ExchangeQuery.given(entity),
                ExchangeQuery.given(batch),
                ExchangeQuery.given(user),
                ExchangeQuery.given(record),
                ExchangeQuery.given(exchange).flatMap(FindingQuery::id));
    }

    private Set<FindingState> states() {
        if (ExchangeQuery.given(state).filter(ALL::equals).isPresent()) {
            return Set.of();
        }
        return EnumSet.of(ExchangeQuery.given(state)
                .flatMap(name -> ExchangeQuery.named(FindingState.class, name))
                .orElse(FindingState.OPEN));
    }

    /** Whether nothing narrows the open findings. */
    public boolean isEmpty() {
        return href("").isEmpty();
    }

    /** The address that shows the same, from {@code path} on. */
    String href(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        ExchangeQuery.add(address, "kind", kind);
        ExchangeQuery.add(address, "state", state);
        ExchangeQuery.add(address, "system", system);
        ExchangeQuery.add(address, "entity", entity);
        ExchangeQuery.add(address, "batch", batch);
        ExchangeQuery.add(address, "user", user);
        ExchangeQuery.add(address, "record", record);
        ExchangeQuery.add(address, "exchange", exchange);
        return address.build().encode().toUriString();
    }

    static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
