package org.floris.bridge.odata;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/**
 * Headers, a blank line, and what stands behind it: a part of a multipart message, or the HTTP message in one.
 *
 * @param headers in any case; what stands there twice is joined by a comma
 */
record MimePart(Map<String, String> headers, byte[] content) {
    /** Joining what stands there twice over and over would take long. */
    private static final int MOST_HEADERS = 64;

    /** As long as all that stands before the body of a call may be. */
    static final int LONGEST_LINE = 8 * 1024;

    /**
     * @param where the part as its sender is told of it
     * @throws FlorisException MALFORMED_MESSAGE for a header without a colon, one that is too long, or too many
     */
    static MimePart of(byte[] bytes, String where) {
        return of(new MimeLines(bytes, 0, bytes.length), where);
    }

    /** From the next line on. */
    static MimePart of(MimeLines lines, String where) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int read = 0;
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw malformed(where, "a header has no colon, or no blank line stands between headers and content");
            }
            if (++read > MOST_HEADERS || line.length() > LONGEST_LINE) {
                throw malformed(
                        where,
                        "there are more than " + MOST_HEADERS + " headers, or one longer than " + LONGEST_LINE
                                + " bytes");
            }
            headers.merge(
                    line.substring(0, colon).strip(),
                    line.substring(colon + 1).strip(),
                    (one, two) -> one + ", " + two);
        }
        return new MimePart(headers, lines.rest());
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * Without what stands behind the length that the part says it has, as long as that is nothing but ends of lines.
     *
     * @throws FlorisException MALFORMED_MESSAGE for a length that is none, or not the content's
     */
    MimePart withinItsLength(String where) {
        Optional<String> said = header("Content-Length");
        if (said.isEmpty()) {
            return this;
        }
        int length = said.get().matches("\\d{1,9}") ? Integer.parseInt(said.get()) : Integer.MAX_VALUE;
        boolean ends = length <= content.length
                && new String(content, length, content.length - length, StandardCharsets.ISO_8859_1).isBlank();
        if (!ends) {
            throw malformed(
                    where,
                    "its Content-Length is not the length of its content, which has " + content.length
                            + " bytes. Count bytes, not characters, or leave that header out");
        }
        return new MimePart(headers, Arrays.copyOf(content, length));
    }

    static FlorisException malformed(String where, String complaint) {
        return new FlorisException(
                ErrorCode.MALFORMED_MESSAGE,
                "The batch cannot be read, so nothing of it was carried out: in " + where + ", " + complaint + ".");
    }
}
