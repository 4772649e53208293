package org.floris.connector;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Why;

/** The call has certainly not reached the system: breaker open, bulkhead full, no connection, log-in refused. */
public class SystemUnavailableException extends FlorisException {
    private final String system;

    public SystemUnavailableException(String system, Why why, Throwable cause) {
        super(ErrorCode.SYSTEM_UNAVAILABLE, why, cause);
        this.system = system;
    }

    public String system() {
        return system;
    }
}
