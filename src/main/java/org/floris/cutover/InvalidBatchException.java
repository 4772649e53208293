package org.floris.cutover;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/** A batch that cannot be created as asked; names the field. */
public class InvalidBatchException extends FlorisException {
    private final String field;

    InvalidBatchException(ErrorCode code, String field, String message) {
        super(code, message);
        this.field = field;
    }

    /** The field of {@link NewBatch} that is wrong. */
    public String field() {
        return field;
    }
}
