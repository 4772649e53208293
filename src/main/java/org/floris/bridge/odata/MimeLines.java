package org.floris.bridge.odata;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Goes through bytes line by line; a line ends with CRLF or LF. */
final class MimeLines {
    private final byte[] bytes;
    private final int end;
    private int at;

    MimeLines(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    boolean hasNext() {
        return at < end;
    }

    /** Where the next line begins. */
    int at() {
        return at;
    }

    /** The next line without its end; an empty one behind the last. */
    String next() {
        int from = at;
        return new String(bytes, from, skip(), StandardCharsets.ISO_8859_1);
    }

    /** What the next line has behind such a beginning; empty where it begins otherwise. */
    Optional<String> nextBehind(byte[] beginning) {
        int from = at;
        int line = skip();
        int behind = from + beginning.length;
        return line >= beginning.length && Arrays.equals(bytes, from, behind, beginning, 0, beginning.length)
                ? Optional.of(new String(bytes, behind, line - beginning.length, StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }

    /** @return the length of the line that was left behind, without its end */
    private int skip() {
        int from = at;
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        int line = at > from && at < end && bytes[at - 1] == '\r' ? at - 1 : at;
        at = Math.min(end, at + 1);
        return line - from;
    }

    byte[] rest() {
        return Arrays.copyOfRange(bytes, at, end);
    }
}
