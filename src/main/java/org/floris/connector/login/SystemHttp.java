package org.floris.connector.login;

import java.io.Closeable;
import java.io.IOException;

/**
 * HTTP to a system that the hub is logged in to. Called from many threads. A call is sent once; only what the system has
 * refused at the door, for a log-in that ran out, is sent once more with a new one.
 */
public interface SystemHttp extends Closeable {
    /**
     * @return whatever the system says
     * @throws NoLogInException when the system has not let the hub in
     * @throws IOException      when the system may have carried the call out
     */
    Reply call(Post post) throws IOException;

    /**
     * The same, logged in as somebody else. Nothing of it is kept.
     *
     * @throws NoLogInException when there is no log-in for him
     */
    Reply callAs(Credentials caller, Post post) throws IOException;
}
