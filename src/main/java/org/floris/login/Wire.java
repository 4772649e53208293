package org.floris.login;

import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/** Messages of the small services, in and out. */
final class Wire {
    /** What is asked of them is some kilobytes. */
    private static final int LARGEST = 128 * 1024;

    private Wire() {}

    /** @throws FlorisException MESSAGE_TOO_LARGE, or MALFORMED_MESSAGE when it breaks off */
    static byte[] read(Exchange exchange) {
        InputStream body = exchange.getIn().getBody(InputStream.class);
        try {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new FlorisException(
                        ErrorCode.MESSAGE_TOO_LARGE,
                        "The message is larger than " + LARGEST / 1024 + " KB, which is more than this service needs.");
            }
            return bytes;
        } catch (IOException cut) {
            throw new FlorisException(ErrorCode.MALFORMED_MESSAGE, "The request broke off before its end.", cut);
        }
    }

    static void send(Exchange exchange, int status, String contentType, byte[] body) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(body);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, contentType);
    }
}
