package org.floris.connector.dynamics;

import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/** Takes a system's answer off the wire while the call still counts for breaker and bulkhead. */
public final class SystemAnswers {
    static final String LIMIT = "floris.maxMessageSize";

    SystemAnswers() {}

    /** Replaces the body, a stream, by its bytes; longer than the system's limit is a breakage. */
    public void take(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        long limit = exchange.getProperty(LIMIT, Long.class);
        try (InputStream stream = message.getBody(InputStream.class)) {
            if (stream == null) {
                message.setBody(new byte[0]);
                return;
            }
            byte[] bytes = stream.readNBytes(Math.toIntExact(limit + 1));
            if (bytes.length > limit) {
                throw new FlorisException(
                        ErrorCode.MESSAGE_TOO_LARGE, "The answer is longer than " + limit + " bytes.");
            }
            message.setBody(bytes);
        }
    }
}
