package org.floris.sandbox.crm.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The prefixes as the real service gives them: it takes the first letter that is free where it needs a namespace. So the
 * contracts are {@code b} in SOAP 1.2, where addressing is {@code a}, and {@code a} in SOAP 1.1; and what follows moves
 * with them. The writers' own prefixes are letters too, and stand for the namespaces that they declare.
 */
final class Letters {
    private static final Pattern DECLARED = Pattern.compile(" xmlns:([a-z])=\"([^\"]*)\"");
    private static final String DECLARES = " xmlns:";
    private static final String TYPE = " i:type=\"";

    private final CharSequence written;
    private final StringBuilder out;
    private final Deque<Scope> outer = new ArrayDeque<>();
    private Scope scope = Scope.OUTSIDE;

    private Letters(CharSequence written) {
        this.written = written;
        this.out = new StringBuilder(written.length() + 256);
    }

    /** @param written by these writers: double quotes, prefixes declared behind all else in a tag, no comments */
    static String in(CharSequence written) {
        return new Letters(written).rewritten();
    }

    private String rewritten() {
        int done = 0;
        for (int at = 0; at < written.length(); at++) {
            if (written.charAt(at) == '<') {
                out.append(written, done, at);
                done = tag(at);
                at = done - 1;
            }
        }
        return out.append(written, done, written.length()).toString();
    }

    /** @return the place behind the tag */
    private int tag(int from) {
        int end = from;
        boolean bare = true;
        while (written.charAt(end) != '>') {
            bare &= written.charAt(end) != '=';
            end++;
        }
        boolean closing = written.charAt(from + 1) == '/';
        if (!closing) {
            outer.push(scope);
        }
        if (bare) {
            int name = closing ? from + 2 : from + 1;
            out.append(written, from, name).append(lettered(name)).append(written, name + 1, end);
        } else {
            withAttributes(written.subSequence(from, end).toString());
        }
        if (closing || written.charAt(end - 1) == '/') {
            scope = outer.pop();
        }
        out.append('>');
        return end + 1;
    }

    /** The letter at a place, if it is a prefix: what it becomes. */
    private char lettered(int at) {
        char letter = written.charAt(at);
        return written.charAt(at + 1) == ':' ? scope.letter(letter) : letter;
    }

    private void withAttributes(String tag) {
        int declares = tag.indexOf(DECLARES);
        StringBuilder head = new StringBuilder(declares < 0 ? tag : tag.substring(0, declares));
        if (declares >= 0) {
            scope = scope.with(tag.substring(declares));
        }
        letter(head, 1);
        int type = head.indexOf(TYPE);
        if (type >= 0) {
            letter(head, type + TYPE.length());
        }
        out.append(head);
        if (declares >= 0) {
            out.append(scope.declarations);
        }
    }

    private void letter(StringBuilder text, int at) {
        if (text.charAt(at + 1) == ':') {
            text.setCharAt(at, scope.letter(text.charAt(at)));
        }
    }

    /** What the writers' prefixes are inside an element; kept, for all messages declare the same in the same places. */
    private static final class Scope {
        static final Scope OUTSIDE = new Scope();

        /** More than the writers ever declare in one place; a caller's value may declare what it likes. */
        private static final int KEPT = 64;

        private final Map<String, Scope> inner = new ConcurrentHashMap<>();
        private final Map<Character, Character> letters = new HashMap<>();
        private final Map<String, Character> namespaces = new HashMap<>();
        private String declarations = "";

        char letter(char given) {
            return letters.getOrDefault(given, given);
        }

        Scope with(String declared) {
            Scope known = inner.get(declared);
            if (known != null) {
                return known;
            }
            Scope extended = extended(declared);
            if (inner.size() < KEPT) {
                inner.put(declared, extended);
            }
            return extended;
        }

        private Scope extended(String declared) {
            Scope extended = new Scope();
            extended.letters.putAll(letters);
            extended.namespaces.putAll(namespaces);
            extended.declarations = DECLARED.matcher(declared)
                    .replaceAll(one -> Matcher.quoteReplacement(
                            extended.declare(one.group(1).charAt(0), one.group(2))));
            return extended;
        }

        /** @return the declaration, if one is needed */
        private String declare(char given, String namespace) {
            Character known = namespaces.get(namespace);
            char letter = known == null ? free(given, namespace) : known;
            letters.put(given, letter);
            namespaces.put(namespace, letter);
            return known == null ? DECLARES + letter + "=\"" + namespace + '"' : "";
        }

        private char free(char given, String namespace) {
            boolean named = namespaces.isEmpty() || namespace.equals(Namespaces.XSI);
            char letter = named ? given : 'a';
            while (namespaces.containsValue(letter)) {
                letter++;
            }
            return letter;
        }
    }
}
