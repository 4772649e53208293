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
}
