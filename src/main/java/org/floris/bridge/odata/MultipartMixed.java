package org.floris.bridge.odata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The parts of a multipart/mixed message (RFC 2046, 5.1). Bytes stay bytes, so that a part's length can be compared with
 * what it says of it.
 */
final class MultipartMixed {
    private static final Pattern BOUNDARY = Pattern.compile("[\\w'()+,\\-./:=? ]{0,69}[\\w'()+,\\-./:=?]");

    private MultipartMixed() {}

    static boolean isMultipart(String contentType) {
        return contentType.strip().regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    /**
     * @param where       the message as its sender is told of it
     * @param contentType with the boundary
     * @param most        parts
     * @throws org.floris.canonical.FlorisException MALFORMED_MESSAGE without a boundary, parts or an end, or with more
     *                                              parts
     */
    static List<MimePart> parts(String contentType, byte[] body, int most, String where) {
        byte[] delimiter = ("--" + boundary(contentType, where)).getBytes(StandardCharsets.ISO_8859_1);
        MimeLines lines = new MimeLines(body, 0, body.length);
        List<MimePart> parts = new ArrayList<>();
        int from = -1;
        boolean closed = false;
        while (!closed && lines.hasNext()) {
            int at = lines.at();
            Optional<String> behind = lines.nextBehind(delimiter).map(String::stripTrailing);
            closed = behind.filter("--"::equals).isPresent();
            if (!closed && behind.filter(String::isEmpty).isEmpty()) {
                continue;
            }
            if (from >= 0) {
                if (parts.size() == most) {
                    throw DataBatch.tooMany(where);
                }
                parts.add(MimePart.of(content(body, from, at), where + ", part " + (parts.size() + 1)));
            }
            from = lines.at();
        }
        if (!closed) {
            throw MimePart.malformed(
                    where, "there is no line '--' + boundary + '--' at its end, so it may have been cut off");
        }
        if (parts.isEmpty()) {
            throw MimePart.malformed(where, "there is no part");
        }
        return parts;
    }

    /** The end of the line before a boundary is the boundary's. */
    private static byte[] content(byte[] body, int from, int delimiter) {
        int end = delimiter;
        if (end > from && body[end - 1] == '\n') {
            end--;
        }
        if (end > from && body[end - 1] == '\r') {
            end--;
        }
        return Arrays.copyOfRange(body, from, end);
    }

    private static String boundary(String contentType, String where) {
        String boundary = "";
        try {
            MediaType type = isMultipart(contentType) ? MediaType.parseMediaType(contentType) : MediaType.ALL;
            if (type.getSubtype().equals("mixed") && type.getParameter("boundary") != null) {
                boundary = type.getParameter("boundary").replaceAll("^\"(.*)\"$", "$1");
            }
        } catch (InvalidMediaTypeException wrong) {
            boundary = "";
        }
        if (!BOUNDARY.matcher(boundary).matches()) {
            throw MimePart.malformed(
                    where,
                    "the Content-Type is not multipart/mixed with a boundary, such as multipart/mixed; boundary=batch_1");
        }
        return boundary;
    }
}
