package org.floris.bridge;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** A request whose body was read, or begun to be read, and shall be read once more from its beginning. */
public final class ReadRequest extends HttpServletRequestWrapper {
    private final ServletInputStream again;

    /** @param rest what comes after {@code begun} */
    public ReadRequest(HttpServletRequest request, byte[] begun, InputStream rest) {
        super(request);
        this.again = new BodyStream(new SequenceInputStream(new ByteArrayInputStream(begun), rest));
    }

    @Override
    public ServletInputStream getInputStream() {
        return again;
    }
}
