package org.floris.bridge;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.connector.dynamics.SoapVersion;

/**
 * Takes a call's body off the wire, unpacked and within its bounds, before anybody else can: Camel would unpack and keep
 * all of it, however much it is, before the first bean is asked.
 */
final class FacadeBodies implements Filter {
    private final BoundedBody bounds;
    private final OrganizationAnswers answers;
    private final DataErrorForm data;

    FacadeBodies(BoundedBody bounds, OrganizationAnswers answers, DataErrorForm data) {
        this.bounds = bounds;
        this.answers = answers;
        this.data = data;
    }

    @Override
    public void doFilter(ServletRequest call, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = PostedMerge.of((HttpServletRequest) call);
        if (!FacadeAddress.isFacade(request) || !hasBody(request)) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body;
        try {
            body = read(request);
            if (request instanceof PostedMerge merge) {
                merge.requireNothingElseMeant();
            }
            if (request.getMethod().equals("POST") && FacadeAddress.isOrganization(request.getRequestURI())) {
                // Camel takes forms apart, and tells the log what it could not.
                CallForm.checkType(FacadeAddress.versionOf(request.getRequestURI()), request.getContentType());
            }
        } catch (FlorisException wrong) {
            refuse(request, wrong, (HttpServletResponse) response);
            return;
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }

    private void refuse(HttpServletRequest request, FlorisException wrong, HttpServletResponse response)
            throws IOException {
        if (FacadeAddress.isData(request.getRequestURI())) {
            DataErrorForm.Told told = data.told(wrong, request.getHeader("Accept"));
            send(response, told.status(), told.contentType(), told.body());
        } else {
            SoapVersion version = FacadeAddress.versionOf(request.getRequestURI());
            send(response, version, answers.unreadable(wrong, version));
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                || request.getContentLengthLong() > 0
                || request.getHeader("Transfer-Encoding") != null;
    }

    private byte[] read(HttpServletRequest request) {
        String encoding = request.getHeader(ReadRequest.ENCODING);
        try {
            InputStream wire = request.getInputStream();
            return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
                case "", "identity" -> bounds.read(wire, request.getContentLengthLong());
                case "gzip", "x-gzip" -> bounds.read(new GZIPInputStream(wire, 8192), -1);
                default ->
                    throw malformed(
                            "The message is packed in a way that is not known here. Send it as it is, or with gzip.",
                            null);
            };
        } catch (ZipException wrong) {
            throw malformed("The message says that it is packed with gzip, and it is not.", wrong);
        } catch (IOException cut) {
            throw malformed(
                    encoding == null
                            ? "The request broke off before its end."
                            : "The packed message broke off before its end.",
                    cut);
        }
    }

    private static FlorisException malformed(String why, IOException cause) {
        return new FlorisException(ErrorCode.MALFORMED_MESSAGE, why, cause);
    }

    static void send(HttpServletResponse response, SoapVersion version, DialectEndpoint.Answer answer)
            throws IOException {
        send(response, answer.status(), version.contentType(), answer.envelope());
    }

    static void send(HttpServletResponse response, int status, String contentType, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(contentType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
