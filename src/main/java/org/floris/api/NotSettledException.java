package org.floris.api;

import java.util.List;
import org.floris.bridge.SettlingOutcome;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.Why;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A decision that was not carried out, on its way to a problem. */
class NotSettledException extends RuntimeException {
    private final transient ProblemDetail problem;

    private NotSettledException(ProblemDetail problem) {
        super(problem.getDetail());
        this.problem = problem;
    }

    static NotSettledException of(SettlingOutcome.Refused refused) {
        return new NotSettledException(Problems.of(
                HttpStatus.CONFLICT,
                ErrorCode.NOT_ALLOWED,
                refused.why().sentence(),
                refused.nextSteps().stream().map(Why::sentence).toList()));
    }

    static NotSettledException of(SettlingOutcome.InDoubt doubt) {
        ProblemDetail problem = Problems.of(
                HttpStatus.BAD_GATEWAY,
                ErrorCode.OUTCOME_UNKNOWN,
                "What became of the decision is not known: " + doubt.why().sentence(),
                List.of(
                        "The hub looks by itself; ask in a moment: floris journal show " + doubt.exchange(),
                        "The finding is open until then, and can be decided again."));
        problem.setProperty("exchange", doubt.exchange());
        return new NotSettledException(problem);
    }

    ProblemDetail problem() {
        return problem;
    }
}
