package org.floris.connector.login;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.util.Timeout;

/**
 * A kept connection that says at once whether the other side has closed it, so that it can be asked before a call: what
 * is sent on a closed one leaves a write in doubt. The library's own look waits a millisecond for an answer.
 */
final class WatchedConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {
    private Timeout timeout = Timeout.DISABLED;

    WatchedConnection() {
        super(Http1Config.DEFAULT);
    }

    /** Nothing may come while nothing is asked: an end, an error and an answer to nobody all say the same. */
    @Override
    public boolean isStale() throws IOException {
        if (!isOpen()) {
            return true;
        }
        SocketChannel channel = getSocketHolder().getBaseSocket().getChannel();
        channel.configureBlocking(false);
        boolean quiet = channel.read(ByteBuffer.allocate(1)) == 0;
        channel.configureBlocking(true);
        return !quiet;
    }

    @Override
    public Socket getSocket() {
        return isOpen() ? getSocketHolder().getSocket() : null;
    }

    @Override
    public void setSocketTimeout(Timeout longest) {
        super.setSocketTimeout(longest);
        this.timeout = longest;
    }

    @Override
    public void passivate() {
        super.setSocketTimeout(Timeout.DISABLED);
    }

    @Override
    public void activate() {
        super.setSocketTimeout(timeout);
    }
}
