package org.floris.canonical;

import java.util.Objects;

/**
 * A breakage or a bad input. Its message is shown to callers: it says what, where and what to do, and holds no
 * personal data and nothing internal.
 */
public class FlorisException extends RuntimeException {
    private final ErrorCode code;
    private final transient Why why;

    public FlorisException(ErrorCode code, String message) {
        this(code, message, null);
    }

    public FlorisException(ErrorCode code, String message, Throwable cause) {
        this(code, Why.plain(message), cause);
    }

    /** @param why its sentence is the message */
    public FlorisException(ErrorCode code, Why why, Throwable cause) {
        super(why.sentence(), cause);
        this.code = Objects.requireNonNull(code, "code");
        this.why = why;
    }

    public ErrorCode code() {
        return code;
    }

    /** The message, to be told in any language. */
    public Why why() {
        return why == null ? Why.plain(getMessage()) : why;
    }
}
