package org.floris.journal;

import java.time.Instant;
import java.util.UUID;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;

/**
 * One change that a mirror is owed.
 *
 * @param position its place in the order of the writes; grows
 * @param system   the mirror
 * @param user     login of whoever has written it
 * @param attempts how often it was sent, or tried to be
 * @param why      it is not there yet
 * @param since    when it was deferred
 */
public record DeferredChange(
        long position,
        UUID exchangeId,
        String system,
        RecordId record,
        Operation operation,
        UUID userId,
        String user,
        DeferredState state,
        int attempts,
        Why why,
        Instant since,
        Instant changedAt) {}
