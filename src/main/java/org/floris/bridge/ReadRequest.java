package org.floris.bridge;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** A request whose body was read, or begun to be read, and shall be read once more from its beginning. */
public final class ReadRequest extends HttpServletRequestWrapper {
    private final ServletInputStream again;

    /** @param rest what comes after {@code begun} */
    public ReadRequest(HttpServletRequest request, byte[] begun, InputStream rest) {
        super(request);
        this.again = new Again(new SequenceInputStream(new ByteArrayInputStream(begun), rest));
    }

    @Override
    public ServletInputStream getInputStream() {
        return again;
    }

    private static final class Again extends ServletInputStream {
        private final InputStream bytes;
        private boolean finished;

        Again(InputStream bytes) {
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
            throw new IllegalStateException("The hub reads bodies by waiting for them");
        }
    }
}
