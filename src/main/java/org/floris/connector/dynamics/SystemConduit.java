package org.floris.connector.dynamics;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.logging.Logger;
import org.apache.cxf.common.logging.LogUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageContentsList;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.transport.AbstractConduit;
import org.apache.cxf.transport.http.HTTPException;
import org.apache.cxf.ws.addressing.EndpointReferenceType;
import org.floris.connector.login.Reply;
import org.floris.connector.login.SystemHttp;

/**
 * CXF's way to a system: whatever its log-in, on the thread that calls, and over the connections that the short way of
 * reads has too. A POST is sent once. CXF's own conduit knows HTTP Basic alone, and takes each call through a pipe
 * to the threads of the JDK's client and back. See decision 0024.
 */
final class SystemConduit extends AbstractConduit {
    /** In the request's context: the operation that is called. */
    static final String OPERATION = "floris.operation";

    private static final Logger LOG = LogUtils.getL7dLogger(SystemConduit.class);

    private final SystemHttp http;
    private final Posts posts;
    private final String url;

    SystemConduit(EndpointReferenceType target, SystemHttp http, Endpoint endpoint) {
        super(target);
        this.http = http;
        this.posts = new Posts(endpoint);
        this.url = endpoint.url();
    }

    @Override
    public void prepare(Message message) {
        message.setContent(OutputStream.class, new Envelope(message));
    }

    private void send(byte[] envelope, Message message) throws IOException {
        Reply reply = http.call(posts.post(envelope, (String) message.get(OPERATION), null));
        if (reply.status() >= 400 && reply.status() != 500) {
            throw new HTTPException(reply.status(), "", URI.create(url).toURL());
        }
        Message answer = new MessageImpl();
        answer.setExchange(message.getExchange());
        answer.put(Message.RESPONSE_CODE, reply.status());
        answer.setContent(InputStream.class, new ByteArrayInputStream(reply.body()));
        // The envelope is nobody's parameter. Where CXF finds no list of them it throws, with all of the stack, into
        // Camel's arms: a fortieth of what a married write costs.
        answer.setContent(List.class, new MessageContentsList());
        incomingObserver.onMessage(answer);
    }

    @Override
    protected Logger getLogger() {
        return LOG;
    }

    /** What CXF writes; it closes it, perhaps again, when it has written all. */
    private final class Envelope extends ByteArrayOutputStream {
        private final Message message;
        private boolean sent;

        Envelope(Message message) {
            this.message = message;
        }

        @Override
        public void close() throws IOException {
            if (!sent) {
                sent = true;
                send(toByteArray(), message);
            }
        }
    }
}
