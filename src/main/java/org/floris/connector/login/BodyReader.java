package org.floris.connector.login;

import java.io.IOException;
import java.io.InputStream;

/** Takes an answer's body off the wire, as long as it is no longer and no later than the system's limits allow. */
public interface BodyReader {
    /**
     * @param body   closing it breaks the call off
     * @param length as the system has announced it, in bytes; below 0 when it has not
     */
    byte[] read(InputStream body, long length) throws IOException;
}
