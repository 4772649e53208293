package org.floris.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why something is as it is: an English sentence, with the code and the arguments by which a reader of another language
 * is told the same.
 *
 * @param code      stable, such as {@code no-answer-in-time}; empty for a sentence that is told as it is
 * @param arguments in the order of the sentence's places: texts, {@link Long}s, or other reasons. Names of systems,
 *                  logins, ids and figures; never personal data
 * @param sentence  in English, as REST and the launcher say it
 */
public record Why(String code, List<Object> arguments, String sentence) {
    /** Nothing to explain. */
    public static final Why NONE = new Why("", List.of(), "");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

    public Why {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(sentence, "sentence");
        arguments = arguments.stream().map(Why::kept).toList();
    }

    /** @param english the sentence with places such as <code>{0}</code> for the arguments */
    public static Why of(String code, String english, Object... arguments) {
        String sentence = PLACE.matcher(english)
                .replaceAll(place -> Matcher.quoteReplacement(arguments[Integer.parseInt(place.group(1))].toString()));
        return new Why(code, List.of(arguments), sentence);
    }

    /**
     * A sentence that counts something.
     *
     * @param one   the sentence for one
     * @param other the sentence for any other number
     * @param more  the arguments from <code>{1}</code> on; the number is <code>{0}</code>
     */
    public static Why counted(String code, String one, String other, long number, Object... more) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(number);
        arguments.addAll(List.of(more));
        return of(code, number == 1 ? one : other, arguments.toArray());
    }

    /** A sentence that has no translation. */
    public static Why plain(String sentence) {
        return new Why("", List.of(), sentence);
    }

    public boolean isEmpty() {
        return sentence.isEmpty();
    }

    /** The sentence. */
    @Override
    public String toString() {
        return sentence;
    }

    private static Object kept(Object argument) {
        if (argument instanceof Why || argument instanceof Long) {
            return argument;
        }
        return argument instanceof Integer number ? (Object) number.longValue() : argument.toString();
    }
}
