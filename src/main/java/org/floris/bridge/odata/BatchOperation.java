package org.floris.bridge.odata;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A call that stands in a batch (application/http).
 *
 * @param method    the HTTP method, in capitals
 * @param address   as it is written: from the service's root on, or whole
 * @param http      the call's own headers and its body
 * @param contentId by which its sender finds the answer; of the part or of the call
 */
record BatchOperation(String method, String address, MimePart http, Optional<String> contentId) {
    private static final Pattern VERSION = Pattern.compile("HTTP/1\\.[01]");
    private static final Set<String> ENCODINGS = Set.of("binary", "8bit", "7bit");

    /**
     * @param where the part as its sender is told of it
     * @throws org.floris.canonical.FlorisException MALFORMED_MESSAGE for what holds no HTTP request, or not one as long
     *                                              as it says
     */
    static BatchOperation of(MimePart part, String where) {
        String type = part.header("Content-Type").orElse("").split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase("application/http")) {
            throw MimePart.malformed(where, "the Content-Type is not application/http");
        }
        String encoding = part.header("Content-Transfer-Encoding").orElse("binary");
        if (!ENCODINGS.contains(encoding.toLowerCase(Locale.ROOT))) {
            throw MimePart.malformed(where, "the Content-Transfer-Encoding is not binary");
        }
        byte[] message = part.withinItsLength(where).content();
        MimeLines lines = new MimeLines(message, 0, message.length);
        String request = lines.next().strip();
        int method = request.indexOf(' ');
        int version = request.lastIndexOf(' ');
        if (version <= method
                || request.length() > MimePart.LONGEST_LINE
                || !VERSION.matcher(request.substring(version + 1)).matches()) {
            throw MimePart.malformed(
                    where,
                    "behind its headers and a blank line there is no request, such as GET ContactSet(guid'…') HTTP/1.1,"
                            + " of at most " + MimePart.LONGEST_LINE + " bytes");
        }
        MimePart http = MimePart.of(lines, where).withinItsLength(where);
        return new BatchOperation(
                request.substring(0, method).toUpperCase(Locale.ROOT),
                request.substring(method, version).strip(),
                http,
                part.header("Content-ID").or(() -> http.header("Content-ID")));
    }

    Optional<String> header(String name) {
        return http.header(name);
    }
}
