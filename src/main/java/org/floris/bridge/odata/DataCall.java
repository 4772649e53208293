package org.floris.bridge.odata;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.floris.bridge.MessageIds;

/**
 * A call of the data service as it came.
 *
 * @param method  GET, POST, MERGE, PUT or DELETE; what {@code X-HTTP-Method} says goes before the method itself
 * @param root    the service's address, with a slash at its end
 * @param path    the segments behind it, decoded
 * @param options those of the query, decoded; {@code $filter} and the like
 * @param json    whether the answer is JSON, else Atom
 * @param sent    the body's media type: JSON or Atom; empty where it is none that the service reads, or not said
 */
record DataCall(
        String system,
        String method,
        URI root,
        List<String> path,
        Map<String, String> options,
        boolean json,
        String sent,
        Optional<String> messageId,
        byte[] body) {
    private static final String SERVICE = "/XRMServices/2011/OrganizationData.svc";

    /** An address that names the service: of a host, of the system's organisation, and what stands behind it. */
    private static final Pattern WHOLE = Pattern.compile(
            "(?i)(?:https?://[^/?#]+)?(?:/xrm/([^/?#]+))?" + Pattern.quote(SERVICE) + "(?:/(.*)|(\\?.*)?)");

    /** What no form of another site's page can send. */
    private static final Pattern JSON = Pattern.compile("[^/\\s]+/(?:[^/\\s]+\\+)?json");

    private static final Pattern XML = Pattern.compile("[^/\\s]+/(?:[^/\\s]+\\+)?xml");

    /** Whether the answer is to be JSON. */
    static boolean isJson(Optional<String> accept) {
        return accept.orElse("").toLowerCase(Locale.ROOT).contains("json");
    }

    static boolean wantsJson(Message message) {
        return isJson(text(message, "Accept"));
    }

    /**
     * @param root the service's address as the caller wrote it: scripts cut it off the next page's address
     * @param body as it was read off the wire
     * @throws org.floris.canonical.FlorisException INVALID_VALUE for what is no URI
     */
    static DataCall of(Message message, URI root, byte[] body) {
        try {
            return read(message, root, body);
        } catch (IllegalArgumentException wrong) {
            throw DataQuery.cannot("it is not well-formed");
        }
    }

    private static DataCall read(Message message, URI root, byte[] body) {
        String url = text(message, Exchange.HTTP_URL).orElse("");
        int end = url.indexOf(SERVICE) + SERVICE.length();
        return new DataCall(
                text(message, "system").orElse(""),
                method(text(message, Exchange.HTTP_METHOD).orElse("GET"), text(message, "X-HTTP-Method")),
                root,
                segments(url.substring(end).split("\\?", 2)[0]),
                options(text(message, Exchange.HTTP_QUERY).orElse("")),
                wantsJson(message),
                sent(text(message, Exchange.CONTENT_TYPE)),
                MessageIds.of(message.getHeader("Idempotency-Key", String.class), Optional.empty()),
                body);
    }

    private static String sent(Optional<String> contentType) {
        String type = contentType.orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return JSON.matcher(type).matches()
                ? "application/json"
                : XML.matcher(type).matches() ? "application/atom+xml" : "";
    }

    /** Only what is posted may be meant otherwise: no link and no picture in a page writes anything. */
    private static String method(String method, Optional<String> meant) {
        if (meant.isPresent() && !method.equalsIgnoreCase("POST")) {
            throw DataQuery.cannot("the header X-HTTP-Method goes with POST alone");
        }
        return meant.orElse(method).toUpperCase(Locale.ROOT);
    }

    boolean isBatch() {
        return path.equals(List.of("$batch"));
    }

    /**
     * What stands in this batch, as a call of its own.
     *
     * @param number of the operation, from 0 on; a repeat of the whole repeats each under the same id
     * @throws org.floris.canonical.FlorisException INVALID_VALUE for an address that is none of this service
     */
    DataCall part(BatchOperation operation, int number) {
        String[] address = within(operation.address()).split("\\?", 2);
        try {
            return new DataCall(
                    system,
                    method(operation.method(), operation.header("X-HTTP-Method")),
                    root,
                    segments(address[0]),
                    options(address.length > 1 ? address[1] : ""),
                    isJson(operation.header("Accept")),
                    sent(operation.header("Content-Type")),
                    MessageIds.of(
                            operation.header("Idempotency-Key").orElse(null), messageId.map(id -> id + '#' + number)),
                    operation.http().content());
        } catch (IllegalArgumentException wrong) {
            throw DataQuery.cannot("it is not well-formed");
        }
    }

    private String within(String address) {
        if (!address.startsWith("/") && !address.split("\\?", 2)[0].contains("://")) {
            return address;
        }
        Matcher whole = WHOLE.matcher(address);
        if (!whole.matches() || whole.group(1) != null && !whole.group(1).equals(system)) {
            throw DataQuery.cannot("a batch holds calls of its own service; name them from its root on, such as"
                    + " ContactSet(guid'…')");
        }
        return whole.group(2) != null
                ? whole.group(2)
                : Optional.ofNullable(whole.group(3)).orElse("");
    }

    private static Optional<String> text(Message message, String header) {
        return Optional.ofNullable(message.getHeader(header, String.class)).filter(text -> !text.isBlank());
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (!segment.isEmpty()) {
                segments.add(UriLiterals.plain(decoded(segment.replace("+", "%2B"))));
            }
        }
        return segments;
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : query.split("&")) {
            int equals = option.indexOf('=');
            if (equals > 0) {
                String name = decoded(option.substring(0, equals));
                String value = decoded(option.substring(equals + 1));
                options.put(name, name.equals("$filter") ? UriLiterals.plain(value) : value);
            }
        }
        return options;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The address of the next page: this one's, with {@code changed} options instead of those of the same names. */
    String next(String changed) {
        StringBuilder address = new StringBuilder(root.toString())
                .append(String.join("/", path))
                .append('?');
        options.forEach((name, value) -> {
            if (!name.equals("$skiptoken") && !name.equals("$skip") && !name.equals("$top")) {
                address.append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"))
                        .append('&');
            }
        });
        return address.append(changed).toString();
    }

    String mediaType() {
        return json ? "application/json" : "application/atom+xml";
    }

    /** Links are plain XML where entries are Atom. */
    String mediaTypeOfLinks() {
        return json ? "application/json" : "application/xml";
    }

    /** The media type of a link that was sent. */
    String sentLink() {
        return sent.contains("json") ? sent : "application/xml";
    }
}
