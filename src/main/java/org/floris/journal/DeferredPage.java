package org.floris.journal;

import java.util.List;
import java.util.Optional;

/** @param next the cursor of the next page; empty on the last */
public record DeferredPage(List<DeferredChange> changes, Optional<String> next) {
    public DeferredPage {
        changes = List.copyOf(changes);
    }
}
