package org.floris.bridge;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.connector.dynamics.SoapVersion;

/**
 * Unpacks messages that callers have packed with gzip, before anybody looks into them. What unpacks is bounded where it
 * is read, as every message is. A message that is not packed costs the look at one header.
 */
final class EncodedBodies implements Filter {
    private final OrganizationAnswers answers;

    EncodedBodies(OrganizationAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void doFilter(ServletRequest call, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) call;
        String encoding = request.getHeader(UnpackedRequest.ENCODING);
        Optional<FacadeAddress> address =
                encoding == null ? Optional.empty() : FacadeAddress.of(request.getRequestURI());
        if (address.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity", "" -> chain.doFilter(new UnpackedRequest(request, request.getInputStream()), response);
            case "gzip", "x-gzip" -> unpack(request, address.get().version(), (HttpServletResponse) response, chain);
            default ->
                refuse(
                        (HttpServletResponse) response,
                        address.get().version(),
                        "The message is packed in a way that is not known here. Send it as it is, or with gzip.");
        }
    }

    private void unpack(
            HttpServletRequest request, SoapVersion version, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        GZIPInputStream unpacked;
        try {
            unpacked = new GZIPInputStream(request.getInputStream(), 8192);
        } catch (IOException notPacked) {
            refuse(response, version, "The message says that it is packed with gzip, and it is not.");
            return;
        }
        try {
            chain.doFilter(new UnpackedRequest(request, unpacked), response);
        } catch (EOFException | ZipException broken) {
            refuse(response, version, "The packed message broke off before its end.");
        }
    }

    private void refuse(HttpServletResponse response, SoapVersion version, String why) throws IOException {
        DialectEndpoint.Answer answer =
                answers.unreadable(new FlorisException(ErrorCode.MALFORMED_MESSAGE, why), version);
        response.setStatus(answer.status());
        response.setContentType(version.contentType());
        response.setContentLength(answer.envelope().length);
        response.getOutputStream().write(answer.envelope());
    }
}
