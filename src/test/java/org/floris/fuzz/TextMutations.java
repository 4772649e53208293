package org.floris.fuzz;

import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Spoils the XML as text: its well-formedness, its depth and size, its prolog. */
final class TextMutations {
    private static final Pattern TAG = Pattern.compile("<(/?)([\\w:]+)([^<>]*)>");
    private static final String BOMB = "<!DOCTYPE b [<!ENTITY a0 \"aaaaaaaaaa\">" + entities() + "]>";
    private static final List<String> PROLOGS = List.of(
            "<!DOCTYPE x>",
            "<!DOCTYPE x [<!ENTITY a \"b\">]>",
            "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x.dtd\"> %p;]>",
            "<!DOCTYPE x SYSTEM \"file:///etc/hosts\">",
            "<!DOCTYPE x PUBLIC \"-//X//Y\" \"http://127.0.0.1:9/x.dtd\">",
            BOMB);
    private static final List<String> REFERENCES =
            List.of("&unknown;", "&#0;", "&#x1;", "&#xFFFF;", "&#xD800;", "&a9;", "&", "&lt", "<", "]]>", "\u0001");

    static final List<Mutation.Named<Attempt>> ALL = List.of(
            named("truncated", TextMutations::truncated),
            named("truncated in its end tags", TextMutations::truncatedLate),
            named("a piece cut out", TextMutations::cut),
            named("a piece doubled", TextMutations::doubled),
            named("a character replaced", TextMutations::replaced),
            named("document type", TextMutations::documentType),
            named("entity in a value", TextMutations::entity),
            named("reference in a value", TextMutations::reference),
            named("deep in a value", (attempt, random) -> nested(attempt, random, "</a:Value>", "</c:value>", "</id>")),
            named("deep in the body", (attempt, random) -> nested(attempt, random, "</s:Body>")),
            named("deep in a header", TextMutations::deepHeader),
            named("attribute flood", TextMutations::attributes),
            named("declaration flood", TextMutations::declarations),
            named("element flood", TextMutations::elements),
            named("text flood", TextMutations::flood),
            named("long name", TextMutations::longName),
            named("comments and instructions", TextMutations::comments),
            named("text behind", (attempt, random) -> {
                attempt.text(attempt.text() + pick(random, "x", "<x/>", "<!-- - -- -->", "\u0000", "</s:Envelope>"));
                attempt.mustFault();
            }));

    private TextMutations() {}

    static <A extends Spoilt> Mutation.Named<A> named(String name, Mutation<A> mutation) {
        return new Mutation.Named<>(name, mutation);
    }

    @SafeVarargs
    static <T> T pick(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String entities() {
        StringBuilder entities = new StringBuilder();
        for (int i = 1; i < 10; i++) {
            entities.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10));
            entities.append("\">");
        }
        return entities.toString();
    }

    static void truncated(Spoilt attempt, Random random) {
        int end = random.nextInt(attempt.body.length - 1);
        attempt.body = java.util.Arrays.copyOf(attempt.body, end);
        attempt.mustFault();
    }

    static void truncatedLate(Spoilt attempt, Random random) {
        String text = attempt.text();
        attempt.text(text.substring(0, text.length() - 1 - random.nextInt(28)));
        attempt.mustFault();
    }

    static void cut(Spoilt attempt, Random random) {
        String text = attempt.text();
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + 1 + random.nextInt(40));
        attempt.text(text.substring(0, from) + text.substring(to));
    }

    static void doubled(Spoilt attempt, Random random) {
        String text = attempt.text();
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + 1 + random.nextInt(200));
        attempt.text(text.substring(0, to) + text.substring(from));
    }

    static void replaced(Spoilt attempt, Random random) {
        StringBuilder text = new StringBuilder(attempt.text());
        for (int i = 0; i <= random.nextInt(3); i++) {
            text.setCharAt(
                    random.nextInt(text.length()),
                    pick(random, '<', '>', '&', '"', '\'', ':', '/', ' ', 'x', '\u0000', '\uFFFE', 'я', '0'));
        }
        attempt.text(text.toString());
    }

    static void documentType(Spoilt attempt, Random random) {
        attempt.text(pick(random, "", "<?xml version=\"1.0\"?>", "<!-- -->") + pick(random, PROLOGS) + attempt.text());
        attempt.mustFault();
    }

    static void entity(Spoilt attempt, Random random) {
        String text = attempt.text();
        int at = afterTag(text, random);
        attempt.text(BOMB + text.substring(0, at) + pick(random, "&a9;", "&a1;", "&x;") + text.substring(at));
        attempt.mustFault();
    }

    static void reference(Spoilt attempt, Random random) {
        String text = attempt.text();
        int at = afterTag(text, random);
        attempt.text(text.substring(0, at) + pick(random, REFERENCES) + text.substring(at));
        attempt.mustFault();
    }

    private static void nested(Attempt attempt, Random random, String... before) {
        String text = attempt.text();
        int at = -1;
        for (String place : before) {
            at = at < 0 ? text.indexOf(place) : at;
        }
        if (at < 0) {
            at = text.indexOf("</s:Body>");
        }
        int depth = pick(random, 130, 1_000, 50_000);
        boolean closed = random.nextBoolean();
        attempt.text(text.substring(0, at)
                + "<n>".repeat(depth)
                + (closed ? "</n>".repeat(depth) : "")
                + text.substring(at));
        attempt.mustFault();
    }

    private static void deepHeader(Attempt attempt, Random random) {
        int depth = pick(random, 130, 2_000, 30_000);
        attempt.text(Bodies.withHeader(attempt.text(), "<n>".repeat(depth) + "</n>".repeat(depth)));
        attempt.mustFault();
    }

    private static void attributes(Attempt attempt, Random random) {
        StringBuilder flood = new StringBuilder();
        int many = pick(random, 1_000, 20_000);
        for (int i = 0; i < many; i++) {
            flood.append(" n").append(i).append("=\"\"");
        }
        inTag(attempt, random, flood.toString());
        attempt.mustFault();
    }

    private static void declarations(Attempt attempt, Random random) {
        StringBuilder flood = new StringBuilder();
        int many = pick(random, 100, 1_000, 20_000);
        for (int i = 0; i < many; i++) {
            flood.append(" xmlns:n").append(i).append("=\"urn:").append(i).append('"');
        }
        inTag(attempt, random, flood.toString());
    }

    private static void inTag(Attempt attempt, Random random, String flood) {
        String text = attempt.text();
        int at = text.indexOf(
                '>', text.indexOf(pick(random, "<s:Envelope", "<s:Body", "<" + attempt.sample.operation())));
        at = text.charAt(at - 1) == '/' ? at - 1 : at;
        attempt.text(text.substring(0, at) + flood + text.substring(at));
    }

    static void elements(Spoilt attempt, Random random) {
        String text = attempt.text();
        int at = afterTag(text, random);
        String element =
                pick(random, "<n/>", "<a:KeyValuePairOfstringanyType xmlns:a=\"" + Envelope.CONTRACTS + "\"/>");
        attempt.text(text.substring(0, at) + element.repeat(pick(random, 500, 5_000)) + text.substring(at));
    }

    static void flood(Spoilt attempt, Random random) {
        String text = attempt.text();
        int at = afterTag(text, random);
        String piece = pick(random, "x", " ", "я", "&lt;entity ", "&#65;", "%", "[");
        attempt.text(text.substring(0, at) + piece.repeat(pick(random, 2_000, 200_000)) + text.substring(at));
    }

    static void longName(Spoilt attempt, Random random) {
        String name = "n".repeat(pick(random, 1_500, 100_000));
        String text = attempt.text();
        int at = afterTag(text, random);
        attempt.text(text.substring(0, at) + "<" + name + "/>" + text.substring(at));
    }

    static void comments(Spoilt attempt, Random random) {
        String text = attempt.text();
        for (int i = 0; i < 3; i++) {
            int at = afterTag(text, random);
            text = text.substring(0, at)
                    + pick(random, "<!-- x -->", "<?x y?>", "<![CDATA[]]>", "\r\n\t")
                    + text.substring(at);
        }
        attempt.text(text);
    }

    static int afterTag(String text, Random random) {
        List<MatchResult> tags = TAG.matcher(text).results().toList();
        // The last ends the document; behind it is another mutation's place.
        return tags.get(random.nextInt(tags.size() - 1)).end();
    }
}
