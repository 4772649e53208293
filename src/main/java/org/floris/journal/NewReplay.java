package org.floris.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A replay that somebody wants.
 *
 * @param shown         the filter as it was asked for, for people: names with values
 * @param ratePerSecond at most so many changes a second, from 1
 */
public record NewReplay(DeferredFilter filter, Map<String, String> shown, boolean dryRun, int ratePerSecond) {
    public NewReplay {
        Objects.requireNonNull(filter, "filter");
        shown = new LinkedHashMap<>(shown);
        if (ratePerSecond < 1) {
            throw new IllegalArgumentException("A replay that never sends anything never ends");
        }
    }
}
