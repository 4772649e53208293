package org.floris.bridge;

import org.floris.canonical.FlorisException;

/** Why something broke, in words that may be shown and kept: an exception from elsewhere may hold personal data. */
final class Reasons {
    private Reasons() {}

    static String of(RuntimeException failure) {
        return failure instanceof FlorisException
                ? failure.getMessage()
                : "Unexpected " + failure.getClass().getSimpleName();
    }
}
