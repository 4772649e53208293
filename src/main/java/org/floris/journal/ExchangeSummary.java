package org.floris.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.canonical.Why;

/**
 * One line of the journal.
 *
 * @param user   login
 * @param record the canonical record, where the write was mapped
 * @param took   from opening to the last change of state; zero while it is open
 * @param why    of the last change of state, empty when all went well
 */
public record ExchangeSummary(
        UUID id,
        ExchangeState state,
        Instant openedAt,
        Duration took,
        UUID userId,
        String user,
        Way way,
        String dialectSystem,
        String home,
        long epoch,
        List<String> mirrors,
        Operation operation,
        String operationLabel,
        String entity,
        Optional<RecordId> record,
        Ref asked,
        Optional<Why> why) {
    /** The hub does not map it, so home alone was written. */
    public boolean passedThrough() {
        return record.isEmpty();
    }
}
