package org.floris.bridge;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.store.DatabaseAway;

/** What a caller is told when something broke that nobody has foreseen, whichever way he came in. */
final class Breakdown {
    private Breakdown() {}

    /** @return the failure itself where the hub knows it, else one that tells nothing internal */
    static FlorisException of(Throwable failure) {
        if (failure instanceof FlorisException known) {
            return known;
        }
        return DatabaseAway.explains(failure)
                ? new FlorisException(
                        ErrorCode.JOURNAL_UNAVAILABLE,
                        "The hub's database does not answer; try again in a moment",
                        failure)
                : new FlorisException(
                        ErrorCode.INTERNAL,
                        "The hub could not carry out the call. Tell its operators the time of it.",
                        failure);
    }
}
