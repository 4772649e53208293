package org.floris.connector;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/** A read that the system refused. Writes return {@link WriteAnswer.Refused} instead. */
public class SystemRefusedException extends FlorisException {
    private final transient SystemRefusal refusal;

    public SystemRefusedException(SystemRefusal refusal) {
        super(ErrorCode.REFUSED_BY_SYSTEM, refusal.system() + " refuses with code " + refusal.code());
        this.refusal = refusal;
    }

    public SystemRefusal refusal() {
        return refusal;
    }
}
