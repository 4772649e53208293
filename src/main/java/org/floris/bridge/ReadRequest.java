package org.floris.bridge;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.util.WebUtils;

/**
 * A request whose body was read, and unpacked; it can be read again, from its beginning, each time. Nobody behind unpacks
 * it once more, or counts on its packed length; or takes it for a form, which Camel takes apart, telling the log what it
 * could not.
 */
public final class ReadRequest extends HttpServletRequestWrapper {
    static final String ENCODING = "Content-Encoding";

    private static final String LENGTH = "Content-Length";
    private static final String TYPE = "Content-Type";
    private static final String FORM = "x-www-form-urlencoded";

    private final byte[] body;
    private final boolean form;

    public ReadRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
        String type = request.getContentType();
        this.form = type != null && type.toLowerCase(Locale.ROOT).contains(FORM);
    }

    /** Of the request as it was read, behind whatever was put around it since; empty where nobody has read it. */
    static Optional<byte[]> bodyOf(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getNativeRequest(request, ReadRequest.class))
                .map(ReadRequest::body);
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
    public String getContentType() {
        return form ? null : super.getContentType();
    }

    private boolean hides(String name) {
        return ENCODING.equalsIgnoreCase(name) || form && TYPE.equalsIgnoreCase(name);
    }

    @Override
    public String getHeader(String name) {
        if (hides(name)) {
            return null;
        }
        return LENGTH.equalsIgnoreCase(name) ? Integer.toString(body.length) : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (hides(name)) {
            return Collections.emptyEnumeration();
        }
        return LENGTH.equalsIgnoreCase(name)
                ? Collections.enumeration(List.of(getHeader(name)))
                : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = Collections.list(super.getHeaderNames());
        names.removeIf(this::hides);
        return Collections.enumeration(names);
    }
}
