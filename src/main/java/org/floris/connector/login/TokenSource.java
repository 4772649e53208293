package org.floris.connector.login;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** Where tokens come from. */
interface TokenSource<T> extends Closeable {
    /**
     * A token for the hub's own account.
     *
     * @throws NoLogInException when the service issues none
     * @throws IOException      when it does not answer
     */
    Issued<T> issue() throws IOException;

    /** A token for somebody else, with the same exceptions. */
    Issued<T> issueTo(Credentials caller) throws IOException;

    /** @param life from its issue on, by the service's own clock, which may differ from the hub's */
    record Issued<T>(T token, Duration life) {}
}
