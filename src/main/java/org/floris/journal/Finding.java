package org.floris.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.canonical.Why;

/**
 * One line of the error ledger. The components are those of {@link NewFinding}.
 *
 * @param user     login
 * @param batch    the batch that the user was in when it was found
 * @param entity   the canonical entity; the system's own where it is not mapped
 * @param seenAt   when the images were read last
 * @param settling how it ended; empty while it is open
 */
public record Finding(
        UUID id,
        FindingKind kind,
        FindingState state,
        Instant openedAt,
        Optional<UUID> exchange,
        Optional<UUID> userId,
        Optional<String> user,
        Optional<String> batch,
        String rule,
        String entity,
        Optional<RecordId> record,
        Ref asked,
        String home,
        Optional<String> mirror,
        Why cause,
        Instant seenAt,
        Optional<Settling> settling) {

    /**
     * @param decision empty when no person had to decide any more
     * @param by       login of the person, or {@link Findings#HUB}
     * @param exchange the exchange whose end has settled it
     */
    public record Settling(Optional<Decision> decision, String by, Instant at, Optional<UUID> exchange) {}
}
