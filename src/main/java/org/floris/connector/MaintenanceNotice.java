package org.floris.connector;

import java.time.Instant;
import org.floris.canonical.Why;

/**
 * A system that the operators have taken out of use for a while.
 *
 * @param reason in their words
 * @param by     who has said so
 */
public record MaintenanceNotice(String system, String reason, String by, Instant since) {
    public Why why() {
        return Why.of("in-maintenance", "{0} is in maintenance: {1}", system, reason);
    }
}
