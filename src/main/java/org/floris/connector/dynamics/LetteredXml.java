package org.floris.connector.dynamics;

import java.util.Arrays;
import java.util.Map;

/**
 * XML with the prefixes that the CRM's own server gives, which is WCF: the first letter of the alphabet that is free where
 * a namespace is needed. Clients in the field look for {@code b:Entities} and {@code d:string} by these very letters. They
 * differ between the envelopes, for in SOAP 1.2 {@code a} is spent on addressing.
 */
final class LetteredXml {
    private static final String[] LETTERS = "abcdefghijklmnopqrstuvwxyz".split("");

    private final String source;
    private final TextBuffer out;
    private final PrefixScope given;
    private final PrefixScope lettered;
    /** Of the start tag at hand: where each attribute's name and value begin and end. */
    private int[] attributes = new int[32];

    private int attributeCount;
    /** Of each open element: where its name stands in what is written. */
    private int[] names = new int[64];

    private int depth;

    private LetteredXml(String source, Map<String, String> given, Map<String, String> around) {
        this.source = source;
        this.out = new TextBuffer(source.length() + source.length() / 8);
        this.given = new PrefixScope(given);
        this.lettered = new PrefixScope(around);
    }

    /**
     * @param content of an element: well-formed, with prefixes that are all declared
     * @param given   the prefixes that are declared around it where it comes from
     * @param around  those that are declared around it where it goes to
     */
    static String of(String content, Map<String, String> given, Map<String, String> around) {
        return new LetteredXml(content, given, around).write();
    }

    private String write() {
        int at = 0;
        for (int tag = source.indexOf('<'); tag >= 0; tag = source.indexOf('<', at)) {
            out.append(source, at, tag);
            at = switch (source.charAt(tag + 1)) {
                case '/' -> endTag(tag);
                case '?' -> verbatim(tag, "?>");
                case '!' -> verbatim(tag, source.startsWith("<!--", tag) ? "-->" : "]]>");
                default -> startTag(tag);
            };
        }
        return out.append(source, at, source.length()).toString();
    }

    private int verbatim(int from, String end) {
        int to = source.indexOf(end, from) + end.length();
        out.append(source, from, to);
        return to;
    }

    private int endTag(int tag) {
        depth--;
        out.append("</").repeat(names[2 * depth], names[2 * depth + 1]).append('>');
        given.leave();
        lettered.leave();
        return source.indexOf('>', tag) + 1;
    }

    private int startTag(int tag) {
        given.enter();
        lettered.enter();
        int nameEnd = nameEnd(tag + 1);
        int end = readAttributes(nameEnd);
        for (int i = 0; i < attributeCount; i++) {
            declare(i);
        }
        out.append('<');
        int written = out.length();
        elementName(tag + 1, nameEnd);
        int writtenEnd = out.length();
        for (int i = 0; i < attributeCount; i++) {
            attribute(i);
        }
        lettered.writeEntered(out);
        if (source.charAt(end) == '/') {
            out.append("/>");
            given.leave();
            lettered.leave();
            return end + 2;
        }
        out.append('>');
        if (names.length < 2 * depth + 2) {
            names = Arrays.copyOf(names, names.length * 2);
        }
        names[2 * depth] = written;
        names[2 * depth + 1] = writtenEnd;
        depth++;
        return end + 1;
    }

    private int nameEnd(int from) {
        int at = from;
        while (!endsName(source.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean endsName(char character) {
        return character <= ' ' || character == '>' || character == '=' || character == '/';
    }

    private int afterSpace(int from) {
        int at = from;
        while (source.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    /** @return where the tag's end begins */
    private int readAttributes(int from) {
        attributeCount = 0;
        int at = afterSpace(from);
        while (source.charAt(at) != '>' && source.charAt(at) != '/') {
            int end = nameEnd(at);
            int quote = afterSpace(afterSpace(end) + 1);
            int valueEnd = source.indexOf(source.charAt(quote), quote + 1);
            if (attributes.length < 4 * attributeCount + 4) {
                attributes = Arrays.copyOf(attributes, attributes.length * 2);
            }
            int slot = 4 * attributeCount++;
            attributes[slot] = at;
            attributes[slot + 1] = end;
            attributes[slot + 2] = quote + 1;
            attributes[slot + 3] = valueEnd;
            at = afterSpace(valueEnd + 1);
        }
        return at;
    }

    private boolean isDeclaration(int slot) {
        int length = attributes[slot + 1] - attributes[slot];
        return source.startsWith("xmlns", attributes[slot])
                && (length == 5 || source.charAt(attributes[slot] + 5) == ':');
    }

    /** What was declared here is declared here again, unless it is known already. */
    private void declare(int attribute) {
        int slot = 4 * attribute;
        if (!isDeclaration(slot)) {
            return;
        }
        String uri = source.substring(attributes[slot + 2], attributes[slot + 3]);
        int prefix = Math.min(attributes[slot] + 6, attributes[slot + 1]);
        given.declare(source.substring(prefix, attributes[slot + 1]), uri);
        if (prefix < attributes[slot + 1]) {
            prefixOf(uri);
        }
    }

    private void elementName(int from, int to) {
        int colon = colon(from, to);
        String uri = given.uri(source, from, Math.max(from, colon));
        if (colon < 0) {
            if (!uri.equals(lettered.uri(""))) {
                lettered.declare("", uri);
            }
            out.append(source, from, to);
        } else {
            prefixed(prefixOf(uri), colon, to);
        }
    }

    private void attribute(int attribute) {
        int slot = 4 * attribute;
        if (isDeclaration(slot)) {
            return;
        }
        out.append(' ');
        int colon = colon(attributes[slot], attributes[slot + 1]);
        String uri = colon < 0 ? "" : given.uri(source, attributes[slot], colon);
        if (uri.isEmpty()) {
            out.append(source, attributes[slot], attributes[slot + 1]);
        } else {
            String prefix = lettered.nonEmptyPrefix(uri);
            prefixed(prefix == null ? letter(uri) : prefix, colon, attributes[slot + 1]);
        }
        char quote = source.charAt(attributes[slot + 3]);
        out.append('=').append(quote);
        boolean type = uri.equals(Namespaces.XSI) && source.startsWith("type", colon + 1);
        value(type, type ? afterSpace(attributes[slot + 2]) : attributes[slot + 2], attributes[slot + 3]);
        out.append(quote);
    }

    /** A type's name has a prefix too. */
    private void value(boolean type, int from, int to) {
        int colon = type ? colon(from, to) : -1;
        String uri = colon < 0 ? "" : given.uri(source, from, colon);
        if (uri.isEmpty()) {
            out.append(source, from, to);
        } else {
            prefixed(prefixOf(uri), colon, to);
        }
    }

    private int colon(int from, int to) {
        int colon = source.indexOf(':', from);
        return colon < to ? colon : -1;
    }

    private void prefixed(String prefix, int colon, int to) {
        out.append(prefix).append(source, prefix.isEmpty() ? colon + 1 : colon, to);
    }

    private String prefixOf(String uri) {
        String known = lettered.prefix(uri);
        return known == null ? letter(uri) : known;
    }

    private String letter(String uri) {
        if (uri.equals(Namespaces.XSI) && lettered.uri("i").isEmpty()) {
            return lettered.declare("i", uri);
        }
        for (String letter : LETTERS) {
            if (lettered.uri(letter).isEmpty()) {
                return lettered.declare(letter, uri);
            }
        }
        int number = 0;
        while (!lettered.uri("n" + number).isEmpty()) {
            number++;
        }
        return lettered.declare("n" + number, uri);
    }
}
