package org.floris.connector.dynamics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** A dateTime that is not in UTC: with an offset, or with none at all. Those that end in Z are plain Instants. */
public record DateTimeValue(LocalDateTime local, Optional<ZoneOffset> offset) {
    /** The moment; without an offset it is taken as UTC, as the dialect does. */
    public Instant instant() {
        return local.toInstant(offset.orElse(ZoneOffset.UTC));
    }
}
