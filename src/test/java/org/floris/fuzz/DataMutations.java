package org.floris.fuzz;

import static org.floris.fuzz.TextMutations.named;
import static org.floris.fuzz.TextMutations.pick;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Spoils bodies of the data service, and what HTTP says of them. */
final class DataMutations {
    private static final Pattern VALUE = Pattern.compile(":\\s*(\"[^\"]*\"|[-\\d.]+|true|\\{)");
    private static final Pattern LEAF = Pattern.compile(">([^<>]+)</");

    /** @param samples those that can be spoilt so */
    record Fitting(Mutation.Named<DataAttempt> named, Predicate<DataSample> samples) {}

    static final List<Fitting> ALL = List.of(
            any("the value of an option", UriMutations::optionValue),
            any("one more option", UriMutations::oneMoreOption),
            any("the path", UriMutations::path),
            any("the key", UriMutations::key),
            any("what is not escaped", UriMutations::raw),
            any("accept", DataMutations::accept),
            any("verb", DataMutations::verb),
            any("verb in the header", DataMutations::meant),
            any("key of a repeat", DataMutations::idempotencyKey),
            any("log-in", HttpMutations::login),
            any("headers", HttpMutations::headers),
            any("too large", HttpMutations::tooLarge),
            body("more announced than sent", HttpMutations::moreAnnounced),
            body("less announced than sent", HttpMutations::lessAnnounced),
            body("a length that is none", HttpMutations::noLength),
            body("chunked", HttpMutations::chunked),
            body("broken chunks", HttpMutations::brokenChunks),
            body("compressed", HttpMutations::compressed),
            body("content type", DataMutations::contentType),
            body("truncated", TextMutations::truncated),
            body("a piece cut out", TextMutations::cut),
            body("a piece doubled", TextMutations::doubled),
            body("a character replaced", TextMutations::replaced),
            body("invalid bytes", DataMutations::invalidBytes),
            json("a wrong value", DataMutations::wrongValue),
            json("a wrong value once more", DataMutations::wrongValue),
            json("one more property", DataMutations::oneMoreProperty),
            json("another body", DataMutations::anotherBody),
            json("text behind", DataMutations::textBehind),
            xml("document type", TextMutations::documentType),
            xml("entity in a value", TextMutations::entity),
            xml("reference in a value", TextMutations::reference),
            xml("a wrong text", DataMutations::wrongText),
            xml("element flood", TextMutations::elements),
            xml("text flood", TextMutations::flood),
            xml("long name", TextMutations::longName),
            xml("comments and instructions", TextMutations::comments),
            batch("multipart", DataMutations::multipart),
            batch("multipart once more", DataMutations::multipart));

    private DataMutations() {}

    private static Fitting any(String name, Mutation<DataAttempt> mutation) {
        return new Fitting(named(name, mutation), sample -> true);
    }

    private static Fitting body(String name, Mutation<DataAttempt> mutation) {
        return new Fitting(named(name, mutation), DataSample::hasBody);
    }

    private static Fitting json(String name, Mutation<DataAttempt> mutation) {
        return new Fitting(named(name, mutation), DataSample::isJson);
    }

    private static Fitting xml(String name, Mutation<DataAttempt> mutation) {
        return new Fitting(named(name, mutation), DataSample::isXml);
    }

    private static Fitting batch(String name, Mutation<DataAttempt> mutation) {
        return new Fitting(named(name, mutation), DataSample::isBatch);
    }

    private static void put(DataAttempt attempt, Pattern where, Random random, String what) {
        String text = attempt.text();
        MatchResult place = pick(random, where.matcher(text).results().toList());
        attempt.text(text.substring(0, place.start(1)) + what + text.substring(place.end(1)));
    }

    private static void wrongValue(DataAttempt attempt, Random random) {
        put(attempt, VALUE, random, pick(random, JsonAttempt.WRONG));
    }

    private static void wrongText(DataAttempt attempt, Random random) {
        put(attempt, LEAF, random, pick(random, "", " ", "x", "1e999999999", "<n/>", "9".repeat(1_200), "../x", "%00"));
    }

    private static void oneMoreProperty(DataAttempt attempt, Random random) {
        String name =
                pick(random, "Unicorn", "subject", "__metadata", "__deferred", "d", "Subject", "LastName", "uri", "");
        attempt.text(attempt.text()
                .replaceFirst(
                        "\\{",
                        java.util.regex.Matcher.quoteReplacement(
                                "{\"" + name + "\":" + pick(random, JsonAttempt.WRONG) + ",")));
    }

    private static void anotherBody(DataAttempt attempt, Random random) {
        attempt.text(pick(
                random,
                "null",
                "[]",
                "\"x\"",
                "1",
                " ",
                "\uFEFF",
                "{",
                "[" + attempt.text() + "]",
                "[".repeat(50_000),
                "{\"d\":".repeat(50_000),
                "{\"d\":null}",
                "<entry/>",
                "{\"Subject\"",
                "{\"\":\"\"}}"));
        attempt.mustFault();
    }

    private static void textBehind(DataAttempt attempt, Random random) {
        attempt.text(attempt.text() + pick(random, "x", "{}", " null", ",", "\u0000", "]", "}"));
        attempt.mustFault();
    }

    private static void invalidBytes(DataAttempt attempt, Random random) {
        attempt.body[random.nextInt(attempt.body.length)] = (byte) 0xFF;
        if (!attempt.sample.isBatch()) {
            attempt.mustFault();
        }
    }

    private static void contentType(DataAttempt attempt, Random random) {
        attempt.headers.put(
                "Content-Type",
                pick(
                        random,
                        "text/plain",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=x",
                        "multipart/mixed",
                        "x",
                        "/",
                        ";",
                        "",
                        "text/xml",
                        "json",
                        "application/x-www-form-urlencoded; charset=unicorn",
                        "application/json; charset=utf-16",
                        "application/atom+xml; charset=unicorn"));
    }

    private static void accept(DataAttempt attempt, Random random) {
        attempt.headers.put(
                "Accept",
                pick(random, "", "*/*", "text/html", "application/pdf", "json", "x".repeat(3_000), ",,;q=", "a/b;q=x"));
    }

    private static void verb(DataAttempt attempt, Random random) {
        attempt.method =
                pick(random, "PUT", "PATCH", "OPTIONS", "TRACE", "HEAD", "UNICORN", "merge", "GET", "MERGE", "POST");
        attempt.allowed = Spoilt.Allowed.HTTP_REFUSAL;
    }

    private static void meant(DataAttempt attempt, Random random) {
        attempt.headers.put(
                "X-HTTP-Method", pick(random, "PUT", "PATCH", "UNICORN", "", "merge", "GET", "x".repeat(3_000)));
    }

    private static void idempotencyKey(DataAttempt attempt, Random random) {
        attempt.headers.put("Idempotency-Key", pick(random, "", "\"", "\"\"", "x".repeat(201), "a\tb", "{}"));
    }

    private static void multipart(DataAttempt attempt, Random random) {
        String text = attempt.text();
        String again = text.replace("--b1--\r\n", "");
        attempt.text(
                switch (random.nextInt(11)) {
                    case 0 -> text.replace("--c1--", "--c2--");
                    case 1 -> again.repeat(pick(random, 3, 300)) + "--b1--";
                    case 2 -> text.replace("Content-Length: ", "Content-Length: " + pick(random, "1", "-", "9", "x"));
                    case 3 -> text.replace("application/http", pick(random, "text/plain", "multipart/mixed", "", "x"));
                    case 4 -> text.replace(" HTTP/1.1", pick(random, "", " HTTP/9.9", " HTTP/1.1 x", "\u0000"));
                    case 5 -> text.replace("Accept: ", pick(random, "x", "\r\n", "Accept", "a:b\r\n".repeat(9_000)));
                    case 6 ->
                        text.replaceAll("ContactSet|TaskSet", pick(random, "x".repeat(9_000), "/api/", "http://x/"));
                    case 7 ->
                        text.replace(
                                "Content-Type: application/json",
                                "Content-Type: " + pick(random, "text/plain", ";", "application/atom+xml", "x"));
                    case 8 ->
                        text.replace("TaskSet", "TaskSet" + pick(random, "?%2524filter=((", "/%2524count", "(1)"));
                    case 9 -> text.replace("\r\n", pick(random, "\n", "\r", "\n\n", "\r\n\r\n"));
                    default -> text.replace("--b1", "--b1".repeat(pick(random, 2, 20_000)));
                });
    }
}
