package org.floris.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.floris.journal.Replay;
import org.floris.journal.ReplayedChange;

/**
 * A replay as the API shows it.
 *
 * @param total    changes that matched when it was started
 * @param done     changes that it has gone through
 * @param outcomes how many of them came to what, or would
 */
record ReplayAnswer(
        UUID id,
        String state,
        String reason,
        List<String> nextSteps,
        Map<String, String> filter,
        boolean dryRun,
        int ratePerSecond,
        String by,
        Instant startedAt,
        Instant changedAt,
        long total,
        long done,
        Map<String, Long> outcomes) {
    static ReplayAnswer of(Replay replay) {
        Map<String, Long> outcomes = new LinkedHashMap<>();
        replay.outcomes().forEach((outcome, count) -> outcomes.put(outcome.label(), count));
        return new ReplayAnswer(
                replay.id(),
                replay.state().label(),
                replay.reason().sentence(),
                Labels.sentences(replay.nextSteps()),
                replay.shown(),
                replay.dryRun(),
                replay.ratePerSecond(),
                replay.by(),
                replay.startedAt(),
                replay.changedAt(),
                replay.total(),
                replay.done(),
                outcomes);
    }

    /** One change. */
    record ChangeAnswer(UUID exchangeId, String system, String record, String outcome, String reason, Instant at) {
        static ChangeAnswer of(ReplayedChange change) {
            return new ChangeAnswer(
                    change.exchangeId(),
                    change.system(),
                    change.record(),
                    change.outcome().label(),
                    change.why().isEmpty() ? null : change.why().sentence(),
                    change.at());
        }
    }
}
