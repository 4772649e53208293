package org.floris.connector.dynamics;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/** Turns the bytes of a message into characters, so that pieces of it can be cut out by their offsets. */
public final class XmlText {
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private static final char REPLACED = '\uFFFD';

    private XmlText() {}

    /** UTF-8 or UTF-16, with a byte order mark or without: what the dialect's servers read. */
    static String decode(byte[] bytes) {
        String text = text(bytes);
        // The parser lets them pass, and nobody could read what repeats them.
        if (text.indexOf('\uFFFE') >= 0 || text.indexOf('\uFFFF') >= 0) {
            throw new FlorisException(
                    ErrorCode.MALFORMED_MESSAGE, "The message holds a character that XML does not allow.");
        }
        return text;
    }

    /**
     * Appends a value to an element or, between double quotes, to an attribute. White space too: of an attribute's a
     * parser would make blanks, and a cookie has to arrive as it came.
     *
     * @throws FlorisException INVALID_VALUE for a character that XML does not allow
     */
    public static void escape(String value, StringBuilder out) {
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            switch (character) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\t' -> out.append("&#x9;");
                case '\n' -> out.append("&#xA;");
                case '\r' -> out.append("&#xD;");
                default -> {
                    if (character < ' ' || character >= '\uFFFE') {
                        throw notAllowed();
                    }
                    out.append(character);
                }
            }
        }
    }

    /** For a message that is to be written. */
    static FlorisException notAllowed() {
        return new FlorisException(
                ErrorCode.INVALID_VALUE,
                "The message cannot be written: a text holds a character that XML does not allow.");
    }

    /** Whether it is in UTF-8, as long as it is text at all. */
    static boolean isUtf8(byte[] bytes) {
        return !(startsWith(bytes, 0xFE, 0xFF)
                || startsWith(bytes, 0xFF, 0xFE)
                || startsWith(bytes, 0x00, '<')
                || startsWith(bytes, '<', 0x00));
    }

    /** Length of UTF-8's byte order mark, where there is one. */
    static int markOf(byte[] bytes) {
        return startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    }

    private static String text(byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decode(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decode(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0x00, '<')) {
            return decode(bytes, 0, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, '<', 0x00)) {
            return decode(bytes, 0, StandardCharsets.UTF_16LE);
        }
        String text = utf8(bytes, markOf(bytes));
        Matcher declared = DECLARED.matcher(text).region(0, Math.min(text.length(), 300));
        if (declared.find() && !isUtf8(declared.group(1))) {
            throw new FlorisException(
                    ErrorCode.MALFORMED_MESSAGE, "The message declares an encoding that is not served: send UTF-8.");
        }
        return text;
    }

    /** The JDK's short way needs a third of the decoder's memory, but puts a mark where it should refuse. */
    private static String utf8(byte[] bytes, int from) {
        String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        return text.indexOf(REPLACED) < 0 ? text : decode(bytes, from, StandardCharsets.UTF_8);
    }

    private static boolean isUtf8(String encoding) {
        String name = encoding.toLowerCase(Locale.ROOT);
        return name.equals("utf-8") || name.equals("utf8") || name.equals("us-ascii");
    }

    private static String decode(byte[] bytes, int from, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FlorisException(
                    ErrorCode.MALFORMED_MESSAGE, "The message is not text in " + charset.name() + ": send UTF-8.");
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
