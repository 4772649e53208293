package org.floris.bridge;

import org.floris.canonical.FlorisException;
import org.floris.canonical.Why;

/** Why something broke, in words that may be shown and kept: an exception from elsewhere may hold personal data. */
final class Reasons {
    private Reasons() {}

    static Why of(RuntimeException failure) {
        return failure instanceof FlorisException known
                ? known.why()
                : Why.of("unexpected", "Unexpected {0}.", failure.getClass().getSimpleName());
    }

    /** Whether the same may go well later without anybody changing anything. */
    static boolean passes(RuntimeException failure) {
        return failure instanceof FlorisException known
                && switch (known.code()) {
                    case SYSTEM_UNAVAILABLE,
                            OUTCOME_UNKNOWN,
                            UNREADABLE_ANSWER,
                            JOURNAL_UNAVAILABLE,
                            HUB_CLOSED,
                            RECORD_HELD,
                            USER_MOVING -> true;
                    default -> false;
                };
    }
}
