package org.floris.console;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.journal.DeferredFilter;
import org.floris.journal.DeferredState;
import org.springframework.web.util.UriComponentsBuilder;

/** The filter of the deferred page as it stands in the address. What cannot be read does not filter. */
record DeferredQuery(String system, String entity, String user, String batch, String record, String state) {
    /** @param users those whom user and batch leave; empty where neither is given */
    DeferredFilter filter(Set<UUID> users) {
        return new DeferredFilter(
                ExchangeQuery.given(system),
                ExchangeQuery.given(entity),
                users,
                ExchangeQuery.given(record),
                Optional.empty(),
                ExchangeQuery.given(state)
                        .flatMap(name -> ExchangeQuery.named(DeferredState.class, name))
                        .<Set<DeferredState>>map(EnumSet::of)
                        .orElse(Set.of()),
                Optional.empty(),
                Optional.empty());
    }

    public boolean isEmpty() {
        return href("").isEmpty();
    }

    String href(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "system", system);
        add(address, "entity", entity);
        add(address, "user", user);
        add(address, "batch", batch);
        add(address, "record", record);
        add(address, "state", state);
        return address.build().encode().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        ExchangeQuery.given(value).ifPresent(given -> address.queryParam(name, given));
    }
}
