package org.floris.journal;

import java.util.List;
import java.util.Optional;

/** @param next the cursor of the next page; empty on the last */
public record ExchangePage(List<ExchangeSummary> exchanges, Optional<String> next) {
    public ExchangePage {
        exchanges = List.copyOf(exchanges);
    }
}
