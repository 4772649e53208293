package org.floris.bridge;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Why;
import org.floris.journal.Journal;
import org.floris.journal.OpenExchange;
import org.springframework.stereotype.Component;

/** Before each request to a system: once the hub's lease was over, others may be at work on the same record. */
@Component
class Fence {
    private final Journal journal;

    Fence(Journal journal) {
        this.journal = journal;
    }

    /** @throws FlorisException OUTCOME_UNKNOWN when nothing may be sent for this exchange any more */
    void check(OpenExchange exchange) {
        if (!journal.mayWrite(exchange)) {
            throw new FlorisException(
                    ErrorCode.OUTCOME_UNKNOWN,
                    Why.of(
                            "lease-over",
                            "The hub could not renew its lease in time, so it has sent nothing more; the exchange is"
                                    + " settled by whichever hub takes it."),
                    null);
        }
    }
}
