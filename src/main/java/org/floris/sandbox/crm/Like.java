package org.floris.sandbox.crm;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** SQL patterns: % any text, _ any character, [abc] one of these; without case. */
final class Like {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;

    private Like() {}

    static Predicate<String> pattern(String like) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < like.length(); i++) {
            char c = like.charAt(i);
            int close = c == '[' ? like.indexOf(']', i) : -1;
            if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else if (close > i + 1) {
                String inside = like.substring(i + 1, close);
                boolean not = inside.startsWith("^");
                regex.append(not ? "[^" : "[")
                        .append(inside.substring(not ? 1 : 0).replaceAll("([\\[\\]\\\\&])", "\\\\$1"));
                regex.append(']');
                i = close;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        Pattern compiled = Pattern.compile(regex.toString(), FLAGS);
        return text -> compiled.matcher(text).matches();
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
