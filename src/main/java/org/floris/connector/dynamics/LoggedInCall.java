package org.floris.connector.dynamics;

import java.io.IOException;
import java.net.URI;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.cxf.transport.http.HTTPException;
import org.floris.connector.login.Reply;
import org.floris.connector.login.SystemHttp;

/**
 * The end of a system's policy route where the system wants another log-in than HTTP Basic, which is all that CXF's
 * conduit knows. Refusals break the call as they do there, so that breaker and caller see no difference. See decision
 * 0024.
 */
public final class LoggedInCall {
    static final String OPERATION = "floris.operation";

    private final SystemHttp http;
    private final Posts posts;
    private final String url;

    LoggedInCall(SystemHttp http, Endpoint endpoint) {
        this.http = http;
        this.posts = new Posts(endpoint);
        this.url = endpoint.url();
    }

    /** Replaces the body, an envelope, by the system's, and sets the HTTP status. */
    public void send(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        String operation = exchange.getProperty(OPERATION, String.class);
        Reply reply = http.call(posts.post(message.getBody(byte[].class), operation, null));
        if (reply.status() >= 400 && reply.status() != 500) {
            throw new HTTPException(reply.status(), "", URI.create(url).toURL());
        }
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, reply.status());
        message.setBody(reply.body());
    }
}
