package org.floris.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Operation;
import org.floris.usage.UsageFilter;
import org.springframework.web.util.UriComponentsBuilder;

/** The filter of the usage page as it stands in the address. What cannot be read does not filter. */
record UsageQuery(String user, String system, String entity, String operation, String period) {
    UsageFilter filter(Optional<UUID> userId) {
        return new UsageFilter(
                userId,
                ExchangeQuery.given(system),
                ExchangeQuery.given(entity),
                ExchangeQuery.given(operation).flatMap(name -> ExchangeQuery.named(Operation.class, name)),
                begin(),
                Optional.empty());
    }

    public boolean isEmpty() {
        return href("").isEmpty();
    }

    String href(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        ExchangeQuery.given(user).ifPresent(given -> address.queryParam("user", given));
        ExchangeQuery.given(system).ifPresent(given -> address.queryParam("system", given));
        ExchangeQuery.given(entity).ifPresent(given -> address.queryParam("entity", given));
        ExchangeQuery.given(operation).ifPresent(given -> address.queryParam("operation", given));
        ExchangeQuery.given(period).ifPresent(given -> address.queryParam("period", given));
        return address.build().encode().toUriString();
    }

    private Optional<Instant> begin() {
        try {
            return ExchangeQuery.given(period).map(text -> Instant.now().minus(Duration.parse(text)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
