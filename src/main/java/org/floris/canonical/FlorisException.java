package org.floris.canonical;

import java.util.Objects;

/**
 * A breakage or a bad input. Its message is shown to callers: it says what, where and what to do, and holds no
 * personal data and nothing internal.
 */
public class FlorisException extends RuntimeException {
    private final ErrorCode code;

    public FlorisException(ErrorCode code, String message) {
        this(code, message, null);
    }

    public FlorisException(ErrorCode code, String message, Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    public ErrorCode code() {
        return code;
    }
}
