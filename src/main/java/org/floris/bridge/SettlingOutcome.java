package org.floris.bridge;

import java.util.List;
import java.util.UUID;
import org.floris.canonical.Why;
import org.floris.journal.Decision;
import org.floris.journal.ExchangeState;

/** What came of a decision about a finding. */
public sealed interface SettlingOutcome {
    /**
     * All systems and the unified store hold what was decided.
     *
     * @param exchange which stands in the journal with what was written
     * @param state    how that exchange ended
     * @param writes   what was written, personal values masked
     */
    record Settled(UUID finding, Decision decision, UUID exchange, ExchangeState state, List<SettlingPlan.Write> writes)
            implements SettlingOutcome {
        public Settled {
            writes = List.copyOf(writes);
        }
    }

    /** Nothing was changed anywhere; the finding is as it was, or somebody else has settled it. */
    record Refused(Why why, List<Why> nextSteps) implements SettlingOutcome {
        public Refused {
            nextSteps = List.copyOf(nextSteps);
        }
    }

    /** What became of it in some system is not known; the finding is open and the exchange in doubt. */
    record InDoubt(UUID exchange, Why why) implements SettlingOutcome {}
}
