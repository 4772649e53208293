package org.floris.bridge.odata;

import java.util.regex.Pattern;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.exception.ODataMessageException;

/**
 * What Olingo says of a call that it cannot read, without what the caller has sent: it repeats whole expressions with the
 * clients' names in them, names classes, and knows no end.
 */
final class OlingoWords {
    private static final String NOT_SAID = "it is not well-formed.";
    private static final int LONGEST = 300;

    /** What an entity set, a property, a type or an option may be called; such a word is told back. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w.$]{0,99}");

    private OlingoWords() {}

    static String of(ODataException wrong) {
        if (!(wrong instanceof ODataMessageException known)) {
            return NOT_SAID;
        }
        String message = String.valueOf(known.getMessage()).strip();
        if (message.contains("xception")) {
            return "a value is not of the type that $metadata says.";
        }
        for (Object content : known.getMessageReference().getContent()) {
            String sent = String.valueOf(content);
            if (!NAME.matcher(sent).matches()) {
                message = message.replace("'" + sent + "'", "'…'");
                if (!sent.isBlank() && message.contains(sent)) {
                    return NOT_SAID;
                }
            }
        }
        String bare = message.replaceAll("\\.$", "");
        return (bare.length() > LONGEST ? bare.substring(0, LONGEST) + "…" : bare) + place(known.getCause()) + ".";
    }

    /** The word, if it can be a name. */
    static String shown(String word) {
        return NAME.matcher(word).matches() ? word : "…";
    }

    /** Where in an expression it found what it did not expect. */
    private static String place(Throwable cause) {
        return cause instanceof ODataMessageException inner
                ? inner.getMessageReference().getContent().stream()
                        .filter(Integer.class::isInstance)
                        .findFirst()
                        .map(place -> " (position " + place + ")")
                        .orElse("")
                : "";
    }
}
