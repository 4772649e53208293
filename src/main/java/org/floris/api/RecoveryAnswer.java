package org.floris.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.floris.journal.Recovery;

/** What became of what a dead hub had left, as the API shows it. */
record RecoveryAnswer(
        String hub,
        String state,
        String reason,
        List<String> nextSteps,
        Instant startedAt,
        Instant lastSeenAt,
        Instant foundAt,
        long finished,
        long takenBack,
        long stillOpen,
        List<Left> exchanges) {

    record Left(UUID id, String became, String state, UUID finding) {}

    static RecoveryAnswer of(Recovery recovery) {
        Standing standing = RecoveryStanding.of(recovery);
        return new RecoveryAnswer(
                recovery.hub(),
                standing.state(),
                standing.reason(),
                standing.nextSteps(),
                recovery.startedAt(),
                recovery.lastSeenAt(),
                recovery.foundAt(),
                recovery.count(Recovery.Became.FINISHED),
                recovery.count(Recovery.Became.TAKEN_BACK),
                recovery.count(Recovery.Became.STILL_OPEN),
                recovery.left().stream()
                        .map(left -> new Left(
                                left.exchange(),
                                left.became().label(),
                                Labels.of(left.state()),
                                left.finding().orElse(null)))
                        .toList());
    }
}
