package org.floris.login;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/** The caller has not said who he is, or not in a way that is accepted. */
public class NotLoggedInException extends FlorisException {
    private final SecurityFault fault;

    NotLoggedInException(SecurityFault fault, String message) {
        super(ErrorCode.NOT_ALLOWED, message);
        this.fault = fault;
    }

    /** In which form he is told so. */
    public SecurityFault fault() {
        return fault;
    }
}
