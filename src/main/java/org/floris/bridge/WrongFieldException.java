package org.floris.bridge;

import java.util.regex.Pattern;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/** A field of an announced change that is wrong; the message names it too, and never its value. */
class WrongFieldException extends FlorisException {
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_.\\[\\]<>-]{1,200}");

    private final String field;

    WrongFieldException(ErrorCode code, String field, String message) {
        super(code, message);
        this.field = shown(field);
    }

    /** A name that was sent, or a question mark where it may be anything but a name. */
    static String shown(String name) {
        return NAMES.matcher(name).matches() ? name : "?";
    }

    String field() {
        return field;
    }
}
