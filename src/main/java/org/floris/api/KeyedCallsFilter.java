package org.floris.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.floris.bridge.MessageIds;
import org.floris.bridge.ReadRequest;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.journal.KeyedCalls;
import org.floris.journal.MessageKey;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives a repeated write of the REST API the answer of the first one, by its header {@code Idempotency-Key}. The key is
 * the account's own. What a call does comes before anybody can be told of it, so a first one that broke off is never
 * done again unasked.
 */
final class KeyedCallsFilter extends OncePerRequestFilter {
    static final String KEY = "Idempotency-Key";
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final KeyedCalls calls;
    private final CallHash hash;
    private final ObjectMapper json;

    KeyedCallsFilter(KeyedCalls calls, ObjectMapper json) {
        this.calls = calls;
        this.hash = new CallHash(json);
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(KEY) == null
                || request.getUserPrincipal() == null
                || !takesKeys(request.getMethod(), request.getRequestURI());
    }

    /**
     * Saves have keys of their own, which the journal keeps with their exchanges; a view of personal data is listed each
     * time, and what it shows is kept nowhere.
     */
    static boolean takesKeys(String method, String path) {
        return switch (method) {
            case "POST", "PUT", "PATCH", "DELETE" -> !path.endsWith("/changes") && !path.endsWith("/unmasked");
            default -> false;
        };
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            byte[] body = read(request.getInputStream());
            MessageKey call = new MessageKey(
                    request.getUserPrincipal().getName(),
                    MessageIds.of(request.getHeader(KEY), Optional.empty()).orElseThrow(),
                    hash.of(request, body));
            KeyedCalls.Begun begun = begin(call);
            if (begun instanceof KeyedCalls.Begun.First) {
                carryOut(call, new ReadRequest(request, body), response, chain);
            } else if (begun instanceof KeyedCalls.Begun.Answered answered) {
                give(answered.answer(), response);
            } else {
                refuse(begun instanceof KeyedCalls.Begun.Running ? running(response) : brokenOff(), response);
            }
        } catch (FlorisException wrong) {
            refuse(Problems.of(Problems.statusOf(wrong.code()), wrong.code(), wrong.getMessage(), List.of()), response);
        }
    }

    private KeyedCalls.Begun begin(MessageKey call) {
        try {
            return calls.begin(call);
        } catch (DataAccessException away) {
            throw new FlorisException(
                    ErrorCode.JOURNAL_UNAVAILABLE,
                    "The hub's database does not answer. Nothing was changed; try again in a moment.",
                    away);
        }
    }

    private static byte[] read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new FlorisException(
                    ErrorCode.MESSAGE_TOO_LARGE,
                    "A call with an Idempotency-Key may have a body of 4 MB at most. Send it in parts.");
        }
        return bytes;
    }

    private void carryOut(MessageKey call, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        boolean ended = false;
        try {
            chain.doFilter(request, answer);
            keep(call, answer);
            ended = true;
        } finally {
            if (!ended) {
                calls.brokenOff(call);
            }
        }
        answer.copyBodyToResponse();
    }

    /** Whoever is told that it was not possible now may try the same again. */
    private void keep(MessageKey call, ContentCachingResponseWrapper answer) {
        if (answer.getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            calls.forget(call);
        } else {
            calls.answered(
                    call,
                    new KeyedCalls.Answer(
                            answer.getStatus(),
                            Optional.ofNullable(answer.getContentType()),
                            Optional.ofNullable(answer.getHeader(HttpHeaders.LOCATION)),
                            answer.getContentAsByteArray()));
        }
    }

    private static void give(KeyedCalls.Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.contentType().ifPresent(response::setContentType);
        answer.location().ifPresent(location -> response.setHeader(HttpHeaders.LOCATION, location));
        response.getOutputStream().write(answer.body());
    }

    private static ProblemDetail running(HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        return Problems.of(
                HttpStatus.CONFLICT,
                ErrorCode.OUTCOME_UNKNOWN,
                "The first call with this Idempotency-Key is still being carried out.",
                List.of("Send the same again in a moment: you get its answer."));
    }

    private static ProblemDetail brokenOff() {
        return Problems.of(
                HttpStatus.CONFLICT,
                ErrorCode.OUTCOME_UNKNOWN,
                "The first call with this Idempotency-Key broke off, and nobody knows its answer.",
                List.of("See what has become of it, and call with another key if it is still wanted."));
    }

    private void refuse(ProblemDetail problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
