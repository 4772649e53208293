package org.floris.bridge;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.dynamics.SoapVersion;
import org.springframework.web.util.UriUtils;

/**
 * What the server has refused, or what broke outside the routes, is told to callers of the façade in the form of the
 * service that they called, with HTTP's status; the console's page for errors is for people.
 */
final class FacadeErrors implements Filter {
    private final AnyCasePaths paths;
    private final OrganizationAnswers answers;
    private final DataErrorForm data;

    FacadeErrors(AnyCasePaths paths, OrganizationAnswers answers, DataErrorForm data) {
        this.paths = paths;
        this.answers = answers;
        this.data = data;
    }

    @Override
    public void doFilter(ServletRequest call, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) call;
        String path = path(request);
        if (!FacadeAddress.isFacade(path)) {
            chain.doFilter(call, response);
        } else if (!response.isCommitted() && !request.isAsyncStarted()) {
            // Else the caller has hung up, and whoever carries out his call, and will answer, does not know yet.
            tell(request, path, (HttpServletResponse) response);
        }
    }

    private void tell(HttpServletRequest request, String path, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known ? known : 500;
        FlorisException why = why(status, request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        if (FacadeAddress.isData(path)) {
            DataErrorForm.Told told = data.told(why, request.getHeader("Accept"));
            FacadeBodies.send(response, status, told.contentType(), told.body());
        } else {
            SoapVersion version = FacadeAddress.versionOf(path);
            byte[] envelope = answers.unreadable(why, version).envelope();
            FacadeBodies.send(response, status, version.contentType(), envelope);
        }
    }

    private static FlorisException why(int status, Object broken) {
        if (status >= 500) {
            return Breakdown.of(broken instanceof Throwable failure ? failure : null);
        }
        return switch (status) {
            case 404 -> new FlorisException(ErrorCode.UNKNOWN_OPERATION, "There is no service at this address.");
            case 405 ->
                new FlorisException(ErrorCode.UNKNOWN_OPERATION, "This address is not called by that HTTP method.");
            default ->
                new FlorisException(
                        ErrorCode.MALFORMED_MESSAGE, "The server takes no such request: HTTP status " + status + ".");
        };
    }

    /** As the hub writes it, of the call itself and not of the page for its error. */
    private String path(HttpServletRequest request) {
        String called = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        String path;
        try {
            path = UriUtils.decode(called, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            path = called;
        }
        return paths.usual(path, request.getServerName()).orElse(path);
    }
}
