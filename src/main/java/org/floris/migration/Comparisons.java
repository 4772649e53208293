package org.floris.migration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Compares the CRMs and the unified store, record by record. One comparison runs at a time. */
public interface Comparisons {
    /** Starts one in the background, or gives the one that runs. */
    ComparisonView start(String by);

    Optional<ComparisonView> find(UUID id);

    /** The last ones, the newest first; forgotten when the hub ends. */
    List<ComparisonView> list();
}
