package org.floris.bridge;

import org.floris.canonical.FlorisException;

/** How the data service tells an error that it never hears of. */
@FunctionalInterface
public interface DataErrorForm {
    record Told(int status, String contentType, byte[] body) {}

    /** @param accept what the caller says that he takes; null where he does not */
    Told told(FlorisException wrong, String accept);
}
