package org.floris.connector.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The prefixes that mean something at a place in a message, element by element; the default namespace has an empty one. */
final class PrefixScope {
    private final List<String> prefixes = new ArrayList<>();
    private final List<String> uris = new ArrayList<>();
    private int[] marks = new int[64];
    private int depth;

    PrefixScope(Map<String, String> around) {
        declare("xml", "http://www.w3.org/XML/1998/namespace");
        around.forEach(this::declare);
    }

    /** What is declared from here on holds until {@link #leave}. */
    void enter() {
        if (depth == marks.length) {
            marks = Arrays.copyOf(marks, depth * 2);
        }
        marks[depth++] = prefixes.size();
    }

    void leave() {
        int size = marks[--depth];
        while (prefixes.size() > size) {
            prefixes.remove(prefixes.size() - 1);
            uris.remove(uris.size() - 1);
        }
    }

    /** @return the prefix */
    String declare(String prefix, String uri) {
        prefixes.add(prefix);
        uris.add(uri);
        return prefix;
    }

    /** Of a prefix; empty where it means nothing. */
    String uri(String prefix) {
        return uri(prefix, 0, prefix.length());
    }

    /** The same of a prefix that stands in a text. */
    String uri(String text, int from, int to) {
        for (int i = prefixes.size() - 1; i >= 0; i--) {
            String prefix = prefixes.get(i);
            if (prefix.length() == to - from && text.startsWith(prefix, from)) {
                return uris.get(i);
            }
        }
        return "";
    }

    /** The innermost prefix for a namespace, be it the empty one; null where there is none. */
    String prefix(String uri) {
        return prefix(uri, false);
    }

    /** The same for attributes, which are in no namespace without a prefix. */
    String nonEmptyPrefix(String uri) {
        return prefix(uri, true);
    }

    private String prefix(String uri, boolean named) {
        for (int i = uris.size() - 1; i >= 0; i--) {
            String prefix = prefixes.get(i);
            if (uris.get(i).equals(uri)
                    && !(named && prefix.isEmpty())
                    && uri(prefix).equals(uri)) {
                return prefix;
            }
        }
        return null;
    }

    /** Appends the declarations since the last {@link #enter}, the default namespace's first. */
    void writeEntered(TextBuffer out) {
        int from = marks[depth - 1];
        int unprefixed = prefixes.lastIndexOf("");
        if (unprefixed >= from) {
            out.append(" xmlns");
            writeUri(out, unprefixed);
        }
        for (int i = from; i < prefixes.size(); i++) {
            if (!prefixes.get(i).isEmpty()) {
                out.append(" xmlns:").append(prefixes.get(i));
                writeUri(out, i);
            }
        }
    }

    private void writeUri(TextBuffer out, int declaration) {
        out.append("=\"").append(uris.get(declaration).replace("\"", "&quot;")).append('"');
    }
}
