package org.floris.cutover;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.floris.canonical.Why;

/**
 * A batch as it stands.
 *
 * @param target     the system that its members move to
 * @param memberCount how many users it has
 * @param version    grows at each transition
 * @param reason     why it is in this state
 * @param nextSteps  what can be done now, as sentences
 */
public record BatchView(
        UUID id,
        String name,
        String target,
        BatchState state,
        int memberCount,
        String createdBy,
        Instant createdAt,
        Instant changedAt,
        long version,
        Why reason,
        List<String> nextSteps) {
    public BatchView {
        nextSteps = List.copyOf(nextSteps);
    }
}
