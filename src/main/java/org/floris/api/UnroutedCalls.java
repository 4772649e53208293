package org.floris.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.floris.canonical.ErrorCode;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Calls below /api that reach no operation; elsewhere the console has pages for them. */
@RestControllerAdvice
class UnroutedCalls {
    private static final List<String> LOOK = List.of("/swagger-ui.html shows what can be asked.");

    @ExceptionHandler
    ProblemDetail wrongMethod(HttpRequestMethodNotSupportedException wrong, HttpServletRequest request)
            throws HttpRequestMethodNotSupportedException {
        if (isElsewhere(request)) {
            throw wrong;
        }
        return Problems.of(
                HttpStatus.METHOD_NOT_ALLOWED,
                ErrorCode.UNKNOWN_OPERATION,
                request.getRequestURI() + " takes no " + wrong.getMethod() + ".",
                LOOK);
    }

    @ExceptionHandler
    ProblemDetail nothingThere(NoResourceFoundException nothing, HttpServletRequest request)
            throws NoResourceFoundException {
        if (isElsewhere(request)) {
            throw nothing;
        }
        return Problems.of(
                HttpStatus.NOT_FOUND,
                ErrorCode.UNKNOWN_OPERATION,
                "There is nothing at " + request.getRequestURI() + ".",
                LOOK);
    }

    @ExceptionHandler
    ProblemDetail wrongType(HttpMediaTypeNotSupportedException wrong, HttpServletRequest request)
            throws HttpMediaTypeNotSupportedException {
        if (isElsewhere(request)) {
            throw wrong;
        }
        return Problems.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                ErrorCode.MALFORMED_MESSAGE,
                request.getRequestURI() + " takes application/json only.",
                LOOK);
    }

    private static boolean isElsewhere(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }
}
