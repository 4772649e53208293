package org.floris.connector.dynamics;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code Retrieve} and {@code RetrieveMultiple} show by their tags alone, on one way through the rest of the message.
 *
 * @param entityName logical name of the entity that is read, where it can be seen
 * @param bodyEnd    offset, in characters, of the Body's end tag
 */
record ReadScan(Optional<String> entityName, int bodyEnd) {
    private static final String QUOTE = "(?:[\"']|&quot;|&apos;)";
    /** With bounds: a query of a million beginnings and no end must not be looked through from each of them. */
    private static final Pattern FETCHED = Pattern.compile("(?:<|&lt;)entity\\s(?:(?!&[lg]t;)[^<>]){0,1000}?"
            + "\\bname\\s*=\\s*" + QUOTE + "([A-Za-z0-9_]{1,100})" + QUOTE);

    /**
     * @param operation its start tag ends before {@code from}
     * @param depth     of the operation's element
     * @return empty when the rest is more than the ends of body and envelope, or cannot be made out without a parser
     */
    static Optional<ReadScan> of(String source, String operation, int from, int depth) {
        TagScan scan = new TagScan(source, from, depth);
        Optional<String> entityName = Optional.empty();
        if (scan.nextChild()) {
            if (operation.equals("Retrieve") && scan.is("entityName")) {
                entityName = entity(source, content(source, scan));
            } else if (operation.equals("RetrieveMultiple") && scan.is("query")) {
                entityName = inQuery(source, scan);
            } else {
                scan.skip();
            }
            while (scan.nextChild()) {
                scan.skip();
            }
        }
        if (scan.nextChild() || scan.unclear() || !scan.is("Body")) {
            return Optional.empty();
        }
        ReadScan read = new ReadScan(entityName, scan.beforeTag());
        boolean over = !scan.nextChild()
                && !scan.unclear()
                && scan.is("Envelope")
                && source.substring(scan.afterTag()).isBlank();
        return over ? Optional.of(read) : Optional.empty();
    }

    /** The entity of a FetchXML, be its markup as it is, escaped, or in a CDATA section; empty where none is seen. */
    static Optional<String> fetched(String source, int from, int to) {
        Matcher fetched = FETCHED.matcher(source).region(from, to);
        return fetched.find() ? Optional.of(ValueReader.lower(fetched.group(1))) : Optional.empty();
    }

    private static Optional<String> inQuery(String source, TagScan scan) {
        Optional<String> entityName = Optional.empty();
        while (scan.nextChild()) {
            if (scan.is("EntityName")) {
                entityName = entity(source, content(source, scan));
            } else if (scan.is("Query")) {
                Range text = content(source, scan);
                entityName = fetched(source, text.from, text.to);
            } else {
                scan.skip();
            }
        }
        return entityName;
    }

    /** Of the element on whose start the look stands; leaves it on its end. */
    private static Range content(String source, TagScan scan) {
        int from = scan.afterTag();
        scan.skip();
        return new Range(from, Math.max(from, Math.min(scan.beforeTag(), source.length())));
    }

    private static Optional<String> entity(String source, Range text) {
        return Optional.of(ValueReader.lower(source.substring(text.from, text.to)))
                .filter(name -> !name.isEmpty());
    }

    private record Range(int from, int to) {}
}
