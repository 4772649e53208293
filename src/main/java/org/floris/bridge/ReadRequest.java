package org.floris.bridge;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * A request whose body was read, and unpacked; it can be read again, from its beginning, each time. Nobody behind unpacks
 * it once more, or counts on its packed length.
 */
public final class ReadRequest extends HttpServletRequestWrapper {
    static final String ENCODING = "Content-Encoding";

    private static final String LENGTH = "Content-Length";

    private final byte[] body;

    public ReadRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    byte[] body() {
        return body;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new BodyStream(new ByteArrayInputStream(body));
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public String getHeader(String name) {
        if (ENCODING.equalsIgnoreCase(name)) {
            return null;
        }
        return LENGTH.equalsIgnoreCase(name) ? Integer.toString(body.length) : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (ENCODING.equalsIgnoreCase(name)) {
            return Collections.emptyEnumeration();
        }
        return LENGTH.equalsIgnoreCase(name)
                ? Collections.enumeration(List.of(getHeader(name)))
                : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = Collections.list(super.getHeaderNames());
        names.removeIf(ENCODING::equalsIgnoreCase);
        return Collections.enumeration(names);
    }
}
