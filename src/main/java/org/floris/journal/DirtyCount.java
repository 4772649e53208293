package org.floris.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * How much of one entity a system is owed.
 *
 * @param dirty  changes that it does not have yet, whatever their state
 * @param parked those of them that wait for a person
 * @param oldest since when the first of them waits
 * @param oldestWaiting the same without those that are parked or wait behind them
 */
public record DirtyCount(
        String system, String entity, long dirty, long parked, Instant oldest, Optional<Instant> oldestWaiting) {}
