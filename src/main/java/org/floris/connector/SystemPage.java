package org.floris.connector;

import java.util.List;
import java.util.Optional;

/** One page of an answer; {@code more} alone says whether there is another, however short this one is. */
public record SystemPage(List<SystemRecord> records, boolean more, Optional<String> cookie) {
    public SystemPage {
        records = List.copyOf(records);
    }
}
