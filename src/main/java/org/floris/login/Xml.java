package org.floris.login;

import java.nio.charset.StandardCharsets;

/** The namespaces of the messages about security, and texts in them. */
final class Xml {
    static final String SECURITY = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    static final String UTILITY = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    static final String TRUST = "http://docs.oasis-open.org/ws-sx/ws-trust/200512";

    private Xml() {}

    /** Also without what XML cannot hold at all. */
    static String escaped(String text) {
        if (text.chars().allMatch(Xml::isPlain)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(allowed(point) ? point : '?');
            }
        });
        return out.toString();
    }

    private static boolean isPlain(int character) {
        return character >= ' ' && character < 0x7F && "&<>\"".indexOf(character) < 0;
    }

    private static boolean allowed(int point) {
        return point >= 0x20 && point < 0xD800
                || point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0xE000 && point < 0xFFFE
                || point >= 0x10000;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
