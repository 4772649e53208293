package org.floris.connector.login;

import java.io.IOException;
import java.io.InputStream;

/** Takes an answer's body off the wire, as long as it is no longer and no later than the system's limits allow. */
public interface BodyReader {
    /** @param body closing it breaks the call off */
    byte[] read(InputStream body) throws IOException;
}
