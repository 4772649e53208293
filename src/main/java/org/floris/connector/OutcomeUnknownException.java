package org.floris.connector;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Why;

/** The call may have reached the system and no answer that could be read came back: time-out, reset, garbage. */
public class OutcomeUnknownException extends FlorisException {
    private final String system;

    public OutcomeUnknownException(String system, Why why, Throwable cause) {
        super(ErrorCode.OUTCOME_UNKNOWN, why, cause);
        this.system = system;
    }

    public String system() {
        return system;
    }
}
