package org.floris.journal;

import java.time.Instant;
import java.util.UUID;
import org.floris.canonical.Why;

/** What a replay did about one change, or would do. @param record {@code client/<uuid>} */
public record ReplayedChange(
        long position, UUID exchangeId, String system, String record, ReplayOutcome outcome, Why why, Instant at) {}
