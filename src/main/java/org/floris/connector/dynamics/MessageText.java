package org.floris.connector.dynamics;

import java.nio.charset.StandardCharsets;

/**
 * A message as characters. Where it came in UTF-8, its pieces are the bytes that came: a message with one Cyrillic letter
 * takes twice its size as characters, and three times that on its way back to bytes.
 */
final class MessageText {
    private final String text;
    /** Null where it came in another encoding. */
    private final byte[] utf8;

    private final int mark;

    private MessageText(String text, byte[] utf8, int mark) {
        this.text = text;
        this.utf8 = utf8;
        this.mark = mark;
    }

    /** @throws org.floris.canonical.FlorisException MALFORMED_MESSAGE for what is no text */
    static MessageText of(byte[] message) {
        String text = XmlText.decode(message);
        return new MessageText(text, XmlText.isUtf8(message) ? message : null, XmlText.markOf(message));
    }

    String text() {
        return text;
    }

    /** A piece in UTF-8, between two others. */
    byte[] between(String before, int from, int to, String behind) {
        if (utf8 == null) {
            return (before + text.substring(from, to) + behind).getBytes(StandardCharsets.UTF_8);
        }
        int begin = at(from);
        byte[] head = before.getBytes(StandardCharsets.UTF_8);
        byte[] tail = behind.getBytes(StandardCharsets.UTF_8);
        int length = at(to) - begin;
        byte[] whole = new byte[head.length + length + tail.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(utf8, begin, whole, head.length, length);
        System.arraycopy(tail, 0, whole, head.length + length, tail.length);
        return whole;
    }

    /** In UTF-8, from {@code start} to the end, with {@code instead} in the place of a piece. */
    byte[] replaced(int start, int from, int to, String instead) {
        if (utf8 == null) {
            return (text.substring(start, from) + instead + text.substring(to)).getBytes(StandardCharsets.UTF_8);
        }
        byte[] piece = instead.getBytes(StandardCharsets.UTF_8);
        int begin = at(start);
        int before = at(from) - begin;
        int behind = at(to);
        byte[] whole = new byte[before + piece.length + utf8.length - behind];
        System.arraycopy(utf8, begin, whole, 0, before);
        System.arraycopy(piece, 0, whole, before, piece.length);
        System.arraycopy(utf8, behind, whole, before + piece.length, utf8.length - behind);
        return whole;
    }

    /** Where the character at {@code place} stands in the bytes. */
    private int at(int place) {
        if (text.length() == utf8.length - mark) {
            return mark + place;
        }
        int at = mark;
        for (int passed = 0; passed < place; ) {
            int first = utf8[at] & 0xFF;
            int length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
            at += length;
            // Four bytes are two characters here.
            passed += length == 4 ? 2 : 1;
        }
        return at;
    }
}
