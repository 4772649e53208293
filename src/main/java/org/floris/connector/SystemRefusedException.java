package org.floris.connector;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Why;

/** A read that the system refused. Writes return {@link WriteAnswer.Refused} instead. */
public class SystemRefusedException extends FlorisException {
    private final transient SystemRefusal refusal;

    public SystemRefusedException(SystemRefusal refusal) {
        super(
                ErrorCode.REFUSED_BY_SYSTEM,
                Why.of("refuses", "{0} refuses with code {1}.", refusal.system(), refusal.code()),
                null);
        this.refusal = refusal;
    }

    public SystemRefusal refusal() {
        return refusal;
    }
}
