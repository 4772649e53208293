package org.floris.bridge;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/** Gives a message back to the broker, which brings it again after a pause. */
class NotDeliveredException extends FlorisException {
    NotDeliveredException(Delivered delivered) {
        super(ErrorCode.SYSTEM_UNAVAILABLE, delivered.why(), null);
    }
}
