package org.floris.usage;

import java.util.UUID;
import org.floris.canonical.Operation;

/** Counts what users do. Never throws, never blocks, never touches the database on the caller's thread. */
public interface UsageCounter {
    /**
     * @param system the system whose dialect was spoken: the feature is what the user sees, not where it went
     * @param entity the entity in that system's terms
     */
    void count(UUID user, String system, String entity, Operation operation);
}
