package org.floris.fuzz;

import static org.floris.fuzz.TextMutations.named;
import static org.floris.fuzz.TextMutations.pick;

import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoils what well-formed XML says: namespaces, names, types, values, order, the envelope. */
final class MeaningMutations {
    static final String PATH = "../../etc/passwd";

    private static final Pattern NAMESPACE = Pattern.compile("xmlns(:\\w+)?=\"([^\"]+)\"");
    private static final Pattern NAME = Pattern.compile("</?(?:\\w+:)?(\\w+)");
    private static final Pattern TYPE = Pattern.compile("i:type=\"([^\"]+)\"");
    private static final Pattern LEAF = Pattern.compile("<(\\w+:)?(\\w+)([^<>/]*)>([^<>]*)</\\1?\\2>");
    private static final Pattern WHOLE = Pattern.compile("<([\\w:]+)(?:\\s[^<>]*)?(?:/>|>[^<>]*</\\1>)");
    private static final List<String> TYPES = List.of(
            "x:string",
            "x:int",
            "x:long",
            "x:decimal",
            "x:double",
            "x:boolean",
            "x:dateTime",
            "x:base64Binary",
            "a:Money",
            "a:OptionSetValue",
            "a:EntityReference",
            "a:Entity",
            "a:EntityCollection",
            "a:AliasedValue",
            "a:QueryExpression",
            "a:FetchExpression",
            "a:OrganizationRequest",
            "b:WhoAmIRequest",
            "a:ColumnSet",
            "nowhere:int",
            "x:",
            ":int",
            "",
            "int",
            "x:unicorn",
            "a:Relationship",
            "a:ArrayOfEntity");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "not-a-guid",
            "{7bf2e032-ad92-e311-9752-6c3be5a87df0}",
            "7bf2e032ad92e31197526c3be5a87df0",
            "1-1-1-1-1",
            "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz",
            "99999999999999999999",
            "-2147483649",
            "1e999999999",
            "-1E-999999999",
            "1e308",
            "0x10",
            "NaN",
            "INF",
            "-INF",
            "1,5",
            "٣",
            "+-1",
            "1.",
            ".",
            "2014-13-45T99:99:99Z",
            "2014-02-30T00:00:00Z",
            "0000-00-00T00:00:00",
            "+292278994-08-17T07:12:55.807Z",
            "9999-12-31T23:59:60Z",
            "2014-03-04",
            "24:00",
            "True",
            "yes",
            "2",
            "null",
            "Or",
            "unicorn",
            "Contact",
            "contact' or '1'='1",
            PATH,
            "${jndi:ldap://127.0.0.1:9/x}",
            "#{1+1}",
            "%00",
            "%s%n",
            "\u2028",
            "\uD83D\uDE00");

    static final List<Mutation.Named<Attempt>> ALL = List.of(
            named("another namespace", MeaningMutations::namespace),
            named("another name", MeaningMutations::name),
            named("another type", MeaningMutations::type),
            named("a wrong value", MeaningMutations::value),
            named("several wrong values", (attempt, random) -> {
                for (int i = 0; i < 4; i++) {
                    value(attempt, random);
                }
            }),
            named("an element left out", (attempt, random) -> element(attempt, random, "")),
            named("an element doubled", (attempt, random) -> element(attempt, random, "$0$0")),
            named("nil", MeaningMutations::nil),
            named("another operation", MeaningMutations::operation),
            named("another envelope", MeaningMutations::envelope),
            named("no envelope", MeaningMutations::noEnvelope),
            named("parts of the envelope", MeaningMutations::parts),
            named("caller", MeaningMutations::caller),
            named("message id", MeaningMutations::messageId));

    private MeaningMutations() {}

    private static MatchResult one(Pattern pattern, String text, Random random) {
        List<MatchResult> found = pattern.matcher(text).results().toList();
        return found.isEmpty() ? null : found.get(random.nextInt(found.size()));
    }

    private static void put(Attempt attempt, MatchResult where, int group, String what) {
        if (where != null) {
            String text = attempt.text();
            attempt.text(text.substring(0, where.start(group)) + what + text.substring(where.end(group)));
        }
    }

    private static void namespace(Attempt attempt, Random random) {
        MatchResult found = one(NAMESPACE, attempt.text(), random);
        put(
                attempt,
                found,
                2,
                pick(random, "urn:x", "", "http://www.w3.org/2001/XMLSchema", found.group(2) + "/", Envelope.SERVICES));
    }

    private static void name(Attempt attempt, Random random) {
        MatchResult found = one(NAME, attempt.text(), random);
        String other = pick(random, "X", "Id", "value", "Body", "Envelope", found.group(1) + "1", "дом");
        attempt.text(attempt.text().replaceAll("(</?(?:\\w+:)?)" + found.group(1) + "(?=[\\s/>])", "$1" + other));
    }

    private static void type(Attempt attempt, Random random) {
        put(attempt, one(TYPE, attempt.text(), random), 1, pick(random, TYPES));
    }

    private static void value(Attempt attempt, Random random) {
        put(attempt, one(LEAF, attempt.text(), random), 4, pick(random, VALUES));
    }

    private static void element(Attempt attempt, Random random, String instead) {
        MatchResult found = one(WHOLE, attempt.text(), random);
        put(attempt, found, 0, instead.replace("$0", found == null ? "" : found.group()));
    }

    private static void nil(Attempt attempt, Random random) {
        MatchResult found = one(LEAF, attempt.text(), random);
        put(attempt, found, 3, " i:nil=\"" + pick(random, "true", "1", "maybe") + "\"");
    }

    private static void operation(Attempt attempt, Random random) {
        String other = pick(random, "Frobnicate", "CreateResponse", "create", "Retrieve1", "Fault");
        attempt.text(attempt.text()
                .replaceAll("(</?)" + attempt.sample.operation() + "(?=[\\s/>])", "$1" + other)
                .replace(Envelope.ACTION + attempt.sample.operation(), Envelope.ACTION + other));
        attempt.headers.computeIfPresent("SOAPAction", (name, action) -> '"' + Envelope.ACTION + other + '"');
        attempt.mustFault();
    }

    private static void envelope(Attempt attempt, Random random) {
        String own = Envelope.namespace(attempt.soap12);
        String other = pick(random, Envelope.namespace(!attempt.soap12), "urn:x", own + "/", own.toUpperCase());
        attempt.text(attempt.text().replace("=\"" + own + "\"", "=\"" + other + "\""));
        attempt.mustFault();
    }

    private static void noEnvelope(Attempt attempt, Random random) {
        attempt.text(pick(
                random,
                "",
                " ",
                "x",
                "{\"a\":1}",
                "<x/>",
                "<html><body/></html>",
                "\u0000",
                attempt.sample.body(),
                "<?xml version=\"1.0\"?>",
                "<!-- x -->",
                "\uFEFF"));
        attempt.mustFault();
    }

    private static void parts(Attempt attempt, Random random) {
        String text = attempt.text();
        String body = text.substring(text.indexOf("<s:Body>"), text.indexOf("</s:Envelope>"));
        attempt.text(text.replace(
                body,
                pick(
                        random,
                        "",
                        "<s:Body/>",
                        "<s:Body>x</s:Body>",
                        body + body,
                        body + "<s:Header/>",
                        "<s:X/>" + body,
                        "x" + body,
                        body.replace("</s:Body>", "<x/></s:Body>"),
                        "<s:Body>" + body + "</s:Body>")));
        attempt.mustFault();
    }

    private static void caller(Attempt attempt, Random random) {
        String id =
                pick(random, "x", "", "1-1-1-1-1", "12345678-0000-0000-0000-000000000000", "' or 1=1", "9".repeat(999));
        attempt.text(Bodies.withHeader(
                attempt.text(), "<a:CallerId xmlns:a=\"" + Envelope.CONTRACTS + "\">" + id + "</a:CallerId>"));
        attempt.mustFault();
    }

    private static void messageId(Attempt attempt, Random random) {
        String id = pick(random, "x".repeat(201), "x".repeat(100_000), "\u0085", "<x/>", "", "я");
        Matcher own = Pattern.compile("urn:uuid:[0-9a-f-]+").matcher(attempt.text());
        attempt.text(own.replaceAll(id));
        if (random.nextBoolean()) {
            attempt.headers.put("Idempotency-Key", pick(random, "", "\"\"", "x".repeat(201), "\"x"));
        }
    }
}
