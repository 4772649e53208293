package org.floris.bridge;

import java.util.List;
import java.util.Map;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.http.ProblemDetail;

/** What a plug-in is told when a save must not be committed (RFC 9457); {@code detail} is for the user who saves. */
final class ChangeProblems {
    private ChangeProblems() {}

    static ProblemDetail of(FlorisException failure, int status) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(
                failure.code().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
        problem.setDetail(failure.getMessage());
        problem.setProperty("code", "FLORIS-" + failure.code().number());
        if (failure instanceof RefusedWriteException refused) {
            problem.setProperty("exchangeId", refused.exchangeId());
            problem.setProperty("state", refused.state());
            problem.setProperty("nextSteps", refused.nextSteps());
        } else {
            problem.setProperty("state", "REFUSED");
            problem.setProperty("nextSteps", List.of());
        }
        if (failure instanceof WrongFieldException wrong) {
            problem.setProperty("fields", List.of(Map.of("field", wrong.field(), "message", failure.getMessage())));
        }
        problem.setProperty("reason", failure.getMessage());
        return problem;
    }

    static int statusOf(ErrorCode code) {
        return switch (code) {
            case RECORD_NOT_FOUND, UNKNOWN_ENTITY -> 404;
            case MALFORMED_MESSAGE, UNKNOWN_OPERATION, UNKNOWN_ATTRIBUTE, INVALID_VALUE, UNKNOWN_USER -> 400;
            case MESSAGE_TOO_LARGE -> 413;
            case NOT_ALLOWED -> 403;
            case SYSTEM_UNAVAILABLE, RECORD_HELD, USER_MOVING, JOURNAL_UNAVAILABLE, HUB_CLOSED, OUTCOME_UNKNOWN -> 503;
            case UNREADABLE_ANSWER, PAYLOAD_SEALED, INTERNAL -> 500;
            case MESSAGE_ID_REUSED,
                    STALE_HOME_EPOCH,
                    NOT_HOME,
                    FEATURE_SWITCHED_OFF,
                    DECIDED_OTHERWISE,
                    REFUSED_BY_SYSTEM,
                    NOT_LINKED,
                    NOT_MAPPED,
                    CANNOT_BE_UNDONE,
                    CONFLICT_TO_SETTLE -> 409;
        };
    }
}
