package org.floris.bridge;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Why;

/** What had been written of a decision could not be taken back: the exchange is in doubt. */
class UndoRefusedException extends FlorisException {
    UndoRefusedException(Why refusal) {
        super(
                ErrorCode.OUTCOME_UNKNOWN,
                Why.of("decision-not-taken-back", "What was written could not be taken back: {0}", refusal),
                null);
    }
}
