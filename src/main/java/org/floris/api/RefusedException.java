package org.floris.api;

import java.util.List;
import org.floris.cutover.Reason;

/** A gate's no on its way to a 409. Only this module turns the refusal, which is a value elsewhere, into an exception. */
class RefusedException extends RuntimeException {
    private final String state;
    private final transient List<String> nextSteps;
    private final transient List<Reason> refusals;

    RefusedException(String state, String reason, List<String> nextSteps, List<Reason> refusals) {
        super(reason);
        this.state = state;
        this.nextSteps = List.copyOf(nextSteps);
        this.refusals = List.copyOf(refusals);
    }

    String state() {
        return state;
    }

    List<String> nextSteps() {
        return nextSteps;
    }

    List<Reason> refusals() {
        return refusals;
    }
}
