package org.floris.conflicts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the changes of one entity in a system have been compared.
 *
 * @param mark      where a scan begins
 * @param younger   how far a scan had come at {@code youngerAt}; becomes the mark when that is long enough ago
 * @param progress  how far the scan has come that is under way or was broken off
 * @param comparedAt whatever was committed before was compared
 */
record Mark(
        String system,
        String entity,
        String mark,
        String younger,
        Instant youngerAt,
        Optional<String> progress,
        Instant comparedAt) {

    /** Where the next scan begins: where one was broken off, else far enough back for what commits late. */
    String start(Instant now, Duration overlap) {
        return progress.orElse(isOldEnough(now, overlap) ? younger : mark);
    }

    /** One more page is done. */
    Mark progressed(String reached) {
        return new Mark(system, entity, mark, younger, youngerAt, Optional.of(reached), comparedAt);
    }

    /** A scan that was begun at {@code begun} has come to the end. */
    Mark finished(String reached, Instant begun, Duration overlap) {
        return isOldEnough(begun, overlap)
                ? new Mark(system, entity, younger, reached, begun, Optional.empty(), begun)
                : new Mark(system, entity, mark, younger, youngerAt, Optional.empty(), begun);
    }

    private boolean isOldEnough(Instant now, Duration overlap) {
        return !youngerAt.plus(overlap).isAfter(now);
    }
}
