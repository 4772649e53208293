package org.floris.bridge;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.floris.canonical.FlorisException;
import org.floris.connector.dynamics.EnvelopeHeaders;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationCodec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** Tells whoever calls a hub whose routes are not up that he should come again, in his own terms. */
final class ClosedHub implements Filter {
    private static final int UNAVAILABLE = HttpServletResponse.SC_SERVICE_UNAVAILABLE;

    /** About as long as a hub takes to start. */
    private static final String RETRY_AFTER_SECONDS = "10";

    private final HubDoor door;
    private final FacadeSettings settings;
    private final ObjectMapper json;
    private final DataErrorForm data;
    private final OrganizationCodec codec = new OrganizationCodec();

    ClosedHub(HubDoor door, FacadeSettings settings, ObjectMapper json, DataErrorForm data) {
        this.door = door;
        this.settings = settings;
        this.json = json;
        this.data = data;
    }

    @Override
    public void doFilter(ServletRequest call, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) call;
        if (door.isOpen() || !needsTheRoutes(request)) {
            chain.doFilter(call, response);
        } else {
            refuse(request, (HttpServletResponse) response);
        }
    }

    /** What is only looked at can be told from the database and from memory. */
    private static boolean needsTheRoutes(HttpServletRequest request) {
        return FacadeAddress.isFacade(request)
                || request.getRequestURI().startsWith("/api/")
                        && !request.getMethod().equals("GET")
                        && !request.getMethod().equals("HEAD");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        FlorisException closed = HubDoor.closed();
        response.setStatus(UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        Optional<FacadeAddress> address = FacadeAddress.of(request.getRequestURI());
        if (address.isPresent()) {
            response.setContentType(address.get().version().contentType());
            response.getOutputStream().write(fault(closed, address.get(), request));
        } else if (FacadeAddress.isData(request.getRequestURI())) {
            DataErrorForm.Told told = data.told(closed, request.getHeader(HttpHeaders.ACCEPT));
            FacadeBodies.send(response, UNAVAILABLE, told.contentType(), told.body());
        } else {
            ProblemDetail problem = ChangeProblems.of(closed, UNAVAILABLE);
            problem.setProperty("nextSteps", List.of("Try again in a moment."));
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            json.writeValue(response.getOutputStream(), problem);
        }
    }

    private byte[] fault(FlorisException closed, FacadeAddress address, HttpServletRequest request) throws IOException {
        OrganizationAnswer.Faulted fault = DialectFaults.of(closed);
        byte[] envelope = request.getInputStream()
                .readNBytes((int) settings.maxMessageSize().toBytes());
        try {
            EnvelopePeek peek = EnvelopePeek.of(envelope);
            EnvelopeHeaders headers = OrganizationAnswers.headers(peek, true);
            return codec.writeAnswer(fault, peek.operation(), headers, address.version());
        } catch (FlorisException unreadable) {
            return codec.writeAnswer(fault, "Execute", OrganizationAnswers.ofNoCall(), address.version());
        }
    }
}
