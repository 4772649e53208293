package org.floris.api;

import org.floris.journal.Recovery;

/** What a dead hub had left, as a standing. */
final class RecoveryStanding {
    private RecoveryStanding() {}

    static Standing of(Recovery recovery) {
        return new Standing(state(recovery), recovery.reason().sentence(), Labels.sentences(recovery.nextSteps()));
    }

    private static String state(Recovery recovery) {
        if (recovery.isSettled()) {
            return "fine";
        }
        return recovery.findings().isEmpty() ? "waiting" : "attention";
    }
}
