package org.floris.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Tells an API caller why he was not let in, as problem+json (RFC 9457). */
@Component
class ProblemAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final ObjectMapper mapper;

    ProblemAnswers(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        // A page's own call must not make the browser ask for a password in a window of its own.
        if (request.getHeader("Sec-Fetch-Mode") == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Floris\", charset=\"UTF-8\"");
        }
        answer(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                "This address needs an account: send HTTP Basic credentials of an account in floris.security.users.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        answer(
                request,
                response,
                HttpStatus.FORBIDDEN,
                why instanceof CsrfException
                        ? "A write with a browser session needs the page's X-CSRF-TOKEN header; scripts send HTTP Basic"
                                + " credentials instead."
                        : "This account's roles do not allow " + request.getMethod()
                                + " here; ask an administrator for the role.");
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setInstance(java.net.URI.create(request.getRequestURI()));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        mapper.writeValue(response.getOutputStream(), problem);
    }
}
