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
        ExchangeQuery.add(address, "system", system);
        ExchangeQuery.add(address, "entity", entity);
        ExchangeQuery.add(address, "user", user);
        ExchangeQuery.add(address, "batch", batch);
        ExchangeQuery.add(address, "record", record);
        ExchangeQuery.add(address, "state", state);
        return address.build().encode().toUriString();
    }
}
