package org.floris.api;

import java.time.Instant;
import java.util.UUID;
import org.floris.journal.DeferredChange;

/**
 * A change that a system is owed.
 *
 * @param state  waiting, behind or parked
 * @param reason why it is not there yet
 */
record DeferredAnswer(
        UUID exchangeId,
        String system,
        String record,
        String operation,
        String login,
        String state,
        int attempts,
        String reason,
        Instant since,
        Instant changedAt) {
    static DeferredAnswer of(DeferredChange change) {
        return new DeferredAnswer(
                change.exchangeId(),
                change.system(),
                change.record().toString(),
                Labels.of(change.operation()),
                change.user(),
                Labels.of(change.state()),
                change.attempts(),
                change.why().sentence(),
                change.since(),
                change.changedAt());
    }
}
