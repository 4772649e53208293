package org.floris.bridge;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/** The caller has not said who he is, or not in a way that the CRM accepts: HTTP 401. */
class NotLoggedInException extends FlorisException {
    NotLoggedInException(String message) {
        super(ErrorCode.NOT_ALLOWED, message);
    }
}
