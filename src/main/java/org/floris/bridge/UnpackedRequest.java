package org.floris.bridge;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** A request as if its body had come as it is: nobody behind unpacks it once more, or counts on its packed length. */
final class UnpackedRequest extends HttpServletRequestWrapper {
    static final String ENCODING = "Content-Encoding";

    private static final String LENGTH = "Content-Length";

    private final ServletInputStream body;

    UnpackedRequest(HttpServletRequest request, InputStream unpacked) {
        super(request);
        this.body = new BodyStream(unpacked);
    }

    private static boolean isGone(String name) {
        return name.equalsIgnoreCase(ENCODING) || name.equalsIgnoreCase(LENGTH);
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    @Override
    public String getHeader(String name) {
        return isGone(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isGone(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = Collections.list(super.getHeaderNames());
        names.removeIf(UnpackedRequest::isGone);
        return Collections.enumeration(names);
    }

    @Override
    public int getContentLength() {
        return -1;
    }

    @Override
    public long getContentLengthLong() {
        return -1;
    }
}
