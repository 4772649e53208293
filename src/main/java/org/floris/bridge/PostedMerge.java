package org.floris.bridge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/**
 * The data service's own verb {@code MERGE} (MS-ODATA 2.2.7.3.4), which no web server knows, as what it also may be sent
 * as: a {@code POST} with {@code X-HTTP-Method: MERGE}.
 */
final class PostedMerge extends HttpServletRequestWrapper {
    private static final String VERB = "MERGE";
    private static final String MEANT = "X-HTTP-Method";

    private PostedMerge(HttpServletRequest request) {
        super(request);
    }

    /** The request itself, unless it calls the data service with that verb. */
    static HttpServletRequest of(HttpServletRequest request) {
        return request.getMethod().equals(VERB) && FacadeAddress.isData(request.getRequestURI())
                ? new PostedMerge(request)
                : request;
    }

    /** @throws FlorisException INVALID_VALUE for one that says by a header that it means something else */
    void requireNothingElseMeant() {
        if (super.getHeader(MEANT) != null) {
            throw new FlorisException(ErrorCode.INVALID_VALUE, "The header X-HTTP-Method goes with POST alone.");
        }
    }

    @Override
    public String getMethod() {
        return "POST";
    }

    @Override
    public String getHeader(String name) {
        return MEANT.equalsIgnoreCase(name) ? VERB : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return MEANT.equalsIgnoreCase(name) ? Collections.enumeration(List.of(VERB)) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = Collections.list(super.getHeaderNames());
        names.removeIf(MEANT::equalsIgnoreCase);
        names.add(MEANT);
        return Collections.enumeration(names);
    }
}
