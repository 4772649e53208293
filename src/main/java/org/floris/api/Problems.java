package org.floris.api;

import java.util.List;
import java.util.Map;
import org.floris.canonical.ErrorCode;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Builds problem+json (RFC 9457): state, reason and nextSteps as everywhere, and the hub's code. */
final class Problems {
    private Problems() {}

    static ProblemDetail of(HttpStatus status, ErrorCode code, String reason, List<String> nextSteps) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, reason);
        problem.setTitle(status.getReasonPhrase());
        problem.setProperty("state", status == HttpStatus.CONFLICT ? "refused" : "failed");
        problem.setProperty("reason", reason);
        problem.setProperty("nextSteps", nextSteps);
        problem.setProperty("code", "FLORIS-" + code.number());
        return problem;
    }

    static ProblemDetail ofField(ErrorCode code, String field, String message) {
        ProblemDetail problem =
                of(HttpStatus.BAD_REQUEST, code, message, List.of("Correct " + field + " and send it again."));
        problem.setProperty("fields", List.of(Map.of("field", field, "message", message)));
        return problem;
    }

    static HttpStatus statusOf(ErrorCode code) {
        return switch (code) {
            case RECORD_NOT_FOUND, UNKNOWN_USER, UNKNOWN_ENTITY -> HttpStatus.NOT_FOUND;
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case MESSAGE_TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
            case STALE_HOME_EPOCH,
                    NOT_HOME,
                    MESSAGE_ID_REUSED,
                    FEATURE_SWITCHED_OFF,
                    RECORD_HELD,
                    USER_MOVING,
                    CANNOT_BE_UNDONE,
                    CONFLICT_TO_SETTLE -> HttpStatus.CONFLICT;
            case SYSTEM_UNAVAILABLE, JOURNAL_UNAVAILABLE, HUB_CLOSED -> HttpStatus.SERVICE_UNAVAILABLE;
            case OUTCOME_UNKNOWN, REFUSED_BY_SYSTEM, UNREADABLE_ANSWER -> HttpStatus.BAD_GATEWAY;
            case PAYLOAD_SEALED, INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
            default -> HttpStatus.BAD_REQUEST;
        };
    }
}
