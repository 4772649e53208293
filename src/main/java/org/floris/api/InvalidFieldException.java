package org.floris.api;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/** A field or parameter of a request that cannot be taken as it is. */
class InvalidFieldException extends FlorisException {
    private final String field;

    InvalidFieldException(String field, String message) {
        super(ErrorCode.INVALID_VALUE, field + ": " + message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
