package org.floris.bridge;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream in the servlet's clothes, for those who read by waiting. */
final class BodyStream extends ServletInputStream {
    private final InputStream bytes;
    private boolean finished;

    BodyStream(InputStream bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        int next = bytes.read();
        finished = next < 0;
        return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = bytes.read(into, from, length);
        finished = count < 0;
        return count;
    }

    @Override
    public boolean isFinished() {
        return finished;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new IllegalStateException("The façade reads bodies by waiting for them");
    }
}
