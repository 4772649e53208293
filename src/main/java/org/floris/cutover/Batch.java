package org.floris.cutover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Why;

/** A batch's row and its members' rows. */
record Batch(
        UUID id,
        String name,
        String target,
        BatchState state,
        BatchState cameFrom,
        String createdBy,
        Instant createdAt,
        Instant changedAt,
        Optional<Instant> movingUntil,
        long version,
        Why reason,
        List<Member> members) {

    /** @param homeBefore the home at the last switch */
    record Member(UUID user, Optional<String> homeBefore) {}

    /** Where the step sends a member; empty when there is nothing recorded to go back to. */
    Optional<String> destination(Step step, Member member) {
        return step == Step.SWITCH ? Optional.of(target) : member.homeBefore();
    }
}
