package org.floris.console;

import java.util.Optional;
import java.util.UUID;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filter of the views of personal data as it stands in the address.
 *
 * @param subject id of the exchange or finding that was shown; what is no id finds nothing
 */
record ViewQuery(String viewer, String subject) {
    private static final UUID NOTHING = new UUID(0, 0);

    Optional<UUID> id() {
        return ExchangeQuery.given(subject).map(text -> FindingQuery.id(text).orElse(NOTHING));
    }

    public boolean isEmpty() {
        return href("").isEmpty();
    }

    String href(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        ExchangeQuery.add(address, "viewer", viewer);
        ExchangeQuery.add(address, "subject", subject);
        return address.build().encode().toUriString();
    }
}
