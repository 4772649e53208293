package org.floris.sandbox.crm.wire;

import java.nio.charset.StandardCharsets;

/** Writes XML text. The caller keeps the elements balanced. */
final class XmlOut {
    private final StringBuilder out = new StringBuilder(4096);

    /** Appends markup as it is. */
    XmlOut raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Appends text, escaped for element content and attribute values alike. */
    XmlOut text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#xD;");
                default -> out.append(allowed(c) ? c : '\uFFFD');
            }
        }
        return this;
    }

    private static boolean allowed(char c) {
        return c >= ' ' && c < '\uFFFE' || c == '\n' || c == '\t';
    }

    /** Appends an element that holds text only, or a nil one. */
    XmlOut element(String name, String text) {
        if (text == null) {
            return nil(name);
        }
        out.append('<').append(name).append('>');
        text(text);
        out.append("</").append(name).append('>');
        return this;
    }

    XmlOut element(String name, boolean value) {
        return element(name, value ? "true" : "false");
    }

    XmlOut element(String name, long value) {
        return element(name, Long.toString(value));
    }

    XmlOut nil(String name) {
        out.append('<').append(name).append(" i:nil=\"true\"/>");
        return this;
    }

    /** What was written, with another name for the outermost element. */
    String renamed(String from, String to) {
        return "<" + to + out.substring(1 + from.length(), out.length() - from.length() - 1) + to + ">";
    }

    String written() {
        return out.toString();
    }

    /** A whole message, with the real service's prefixes. */
    byte[] bytes() {
        return Letters.in(out).getBytes(StandardCharsets.UTF_8);
    }
}
