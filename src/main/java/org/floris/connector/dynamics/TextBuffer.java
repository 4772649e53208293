package org.floris.connector.dynamics;

import java.io.Writer;
import java.util.Arrays;

/**
 * Characters in memory. An answer is put together from pieces of strings: a {@link StringBuilder} copies them letter by
 * letter, and a {@link java.io.CharArrayWriter} locks for each.
 */
final class TextBuffer extends Writer {
    private char[] chars;
    private int length;

    TextBuffer(int size) {
        chars = new char[size];
    }

    TextBuffer append(String text, int from, int to) {
        room(to - from);
        text.getChars(from, to, chars, length);
        length += to - from;
        return this;
    }

    @Override
    public TextBuffer append(CharSequence text) {
        String whole = text.toString();
        return append(whole, 0, whole.length());
    }

    @Override
    public TextBuffer append(char character) {
        room(1);
        chars[length++] = character;
        return this;
    }

    /** Appends again what stands between two places. */
    TextBuffer repeat(int from, int to) {
        write(chars, from, to - from);
        return this;
    }

    int length() {
        return length;
    }

    @Override
    public void write(char[] text, int from, int count) {
        room(count);
        System.arraycopy(text, from, chars, length, count);
        length += count;
    }

    @Override
    public void write(int character) {
        append((char) character);
    }

    @Override
    public void write(String text, int from, int count) {
        append(text, from, from + count);
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }

    @Override
    public void flush() {
        // It is there already.
    }

    @Override
    public void close() {
        // Nothing to give back.
    }

    private void room(int more) {
        if (length + more > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(length + more, chars.length * 2));
        }
    }
}
