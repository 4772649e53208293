package org.floris.sandbox.crm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** SQL patterns: % any text, _ any character, [abc] one of these; without case. */
final class Like {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
    private static final IntPredicate ANY_TEXT = character -> true;

    private Like() {}

    static Predicate<String> pattern(String like) {
        List<IntPredicate> parts = parts(like);
        return text -> matches(parts, text);
    }

    private static List<IntPredicate> parts(String like) {
        List<IntPredicate> parts = new ArrayList<>();
        for (int i = 0; i < like.length(); i++) {
            char c = like.charAt(i);
            int close = c == '[' ? like.indexOf(']', i) : -1;
            if (c == '%') {
                parts.add(ANY_TEXT);
            } else if (c == '_') {
                parts.add(character -> true);
            } else if (close > i + 1) {
                parts.add(oneOf(like.substring(i + 1, close)));
                i = close;
            } else {
                parts.add(character -> lower(character) == lower(c));
            }
        }
        return parts;
    }

    private static IntPredicate oneOf(String inside) {
        boolean not = inside.startsWith("^");
        String range = inside.substring(not ? 1 : 0).replaceAll("([\\[\\]\\\\&])", "\\\\$1");
        Predicate<String> one =
                Pattern.compile((not ? "[^" : "[") + range + "]", FLAGS).asMatchPredicate();
        return character -> one.test(String.valueOf((char) character));
    }

    /** Goes back to the last % alone: a pattern of many must not be tried in all ways. */
    private static boolean matches(List<IntPredicate> parts, String text) {
        int part = 0;
        int at = 0;
        int lastAny = -1;
        int resume = 0;
        while (at < text.length()) {
            if (part < parts.size() && parts.get(part) == ANY_TEXT) {
                lastAny = part++;
                resume = at;
            } else if (part < parts.size() && parts.get(part).test(text.charAt(at))) {
                part++;
                at++;
            } else if (lastAny >= 0) {
                part = lastAny + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (part < parts.size() && parts.get(part) == ANY_TEXT) {
            part++;
        }
        return part == parts.size();
    }

    private static int lower(int character) {
        return Character.toLowerCase(Character.toUpperCase(character));
    }

    static Predicate<String> containing(String part) {
        Pattern compiled = Pattern.compile(Pattern.quote(part), FLAGS);
        return text -> compiled.matcher(text).find();
    }

    static Predicate<String> beginning(String part) {
        return text -> text.regionMatches(true, 0, part, 0, part.length());
    }

    static Predicate<String> ending(String part) {
        return text -> text.regionMatches(true, text.length() - part.length(), part, 0, part.length());
    }
}
