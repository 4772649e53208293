package org.floris.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A plug-in's announcement that is spoilt. Its epoch is none that a home has, so that even what is still right is refused.
 */
public final class JsonAttempt {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> REFUSALS = Set.of(400, 404, 409, 413, 415);
    static final List<String> WRONG = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "[[[]]]",
            "\"\"",
            "\" \"",
            "\"x\"",
            "0",
            "-1",
            "1.5",
            "1e999999999",
            "-1e-999999999",
            "9".repeat(1_200),
            "\"1e999999999\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "{\"type\":\"decimal\"}",
            "[".repeat(2_000) + "]".repeat(2_000),
            "\"" + "x".repeat(300_000) + "\"",
            "NaN",
            "'x'",
            "01",
            "/* x */ 1");

    private final String mutation;
    private final byte[] body;
    private final String contentType;
    private final String field;

    private JsonAttempt(String mutation, byte[] body, String contentType, String field) {
        this.mutation = mutation;
        this.body = body;
        this.contentType = contentType;
        this.field = field;
    }

    public static JsonAttempt number(long seed, int number, String user, String contact) {
        Random random = Attempts.random(seed, number);
        String right = right(user, contact);
        String type = "application/json";
        return switch (number % 8) {
            case 0, 1, 2 -> wrongValue(right, random);
            case 3 ->
                new JsonAttempt("truncated", bytes(right.substring(0, random.nextInt(right.length() - 1))), type, null);
            case 4 ->
                new JsonAttempt(
                        "text behind",
                        bytes(right + TextMutations.pick(random, "x", "{}", " null", ",", "\u0000", "]")),
                        type,
                        null);
            case 5 -> doubled(right, random);
            case 6 -> unknown(right, random);
            default -> asBytes(right, random);
        };
    }

    private static String right(String user, String contact) {
        return """
                {"messageId":"%s","user":"%s","homeEpoch":987654321,"operation":"UPDATE","entity":"contact","id":"%s",\
                "attributes":{"lastname":{"type":"string","value":"Сокровенная"},\
                "frs_monthlyincome":{"type":"money","value":"100.5"},"numberofchildren":{"type":"int","value":2},\
                "gendercode":{"type":"option","value":1},"birthdate":{"type":"dateTime","value":"1980-02-29T00:00:00Z"},\
                "frs_score":{"type":"double","value":612.25},"donotphone":{"type":"boolean","value":true}},\
                "before":{"lastname":{"type":"string","value":"79990001122"}},"version":"7",\
                "relationship":{"name":"x","related":[{"entity":"contact","id":"%s"}]}}"""
                .formatted(java.util.UUID.randomUUID(), user, contact, contact);
    }

    private static JsonAttempt wrongValue(String right, Random random) {
        ObjectNode tree = tree(right);
        ObjectNode parent = tree;
        String path = "";
        while (true) {
            List<String> names = new ArrayList<>();
            parent.fieldNames().forEachRemaining(names::add);
            String name = TextMutations.pick(random, names);
            path = path.isEmpty() ? name : path + "." + name;
            if (parent.get(name) instanceof ObjectNode inner && random.nextInt(4) > 0) {
                parent = inner;
                continue;
            }
            // The epoch alone keeps the rest from being written.
            String wrong = TextMutations.pick(random, WRONG);
            if (name.equals("homeEpoch") && wrong.equals("null")) {
                wrong = "-1";
            }
            parent.putRawValue(name, new RawValue(wrong));
            String first = path.split("\\.")[0];
            return new JsonAttempt(
                    path + " is " + wrong.substring(0, Math.min(20, wrong.length())),
                    bytes(text(tree)),
                    "application/json",
                    first);
        }
    }

    private static JsonAttempt doubled(String right, Random random) {
        String name = TextMutations.pick(random, "user", "entity", "id", "attributes");
        return new JsonAttempt(
                "twice " + name,
                bytes(right.replaceFirst(
                        "\\{", "{\"" + name + "\":" + tree(right).get(name) + ",")),
                "application/json",
                name);
    }

    private static JsonAttempt unknown(String right, Random random) {
        String name = TextMutations.pick(random, "unicorn", "__proto__", "User", "class", "@type", "");
        return new JsonAttempt(
                "unknown " + name,
                bytes(right.replaceFirst("\\{", "{\"" + name + "\":\"Сокровенная\",")),
                "application/json",
                null);
    }

    private static JsonAttempt asBytes(String right, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new JsonAttempt("empty", new byte[0], "application/json", null);
            case 1 ->
                new JsonAttempt(
                        "no object",
                        bytes(TextMutations.pick(random, "null", "[]", "1", "\"x\"", "[" + right + "]", " ", "\uFEFF")),
                        "application/json",
                        null);
            case 2 -> {
                byte[] broken = bytes(right);
                broken[10 + random.nextInt(broken.length - 20)] = (byte) 0xFF;
                yield new JsonAttempt("invalid bytes", broken, "application/json", null);
            }
            case 3 ->
                new JsonAttempt(
                        "content type",
                        bytes(right),
                        TextMutations.pick(
                                random, "text/plain", "application/xml", "x", "application/x-www-form-urlencoded"),
                        null);
            case 4 -> {
                byte[] large = Arrays.copyOf(bytes(right), 9 * 1024 * 1024);
                Arrays.fill(large, bytes(right).length, large.length, (byte) ' ');
                yield new JsonAttempt("too large", large, "application/json", null);
            }
            default -> new JsonAttempt("deep", bytes("{\"before\":".repeat(3_000)), "application/json", null);
        };
    }

    public byte[] message(String system, String account) {
        byte[] head = ("POST /api/v1/systems/" + system + "/changes HTTP/1.1\r\nHost: hub\r\nContent-Type: "
                        + contentType
                        + "\r\nAuthorization: Basic " + Base64.getEncoder().encodeToString(bytes(account))
                        + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    /** @return empty when it was refused as a problem that names the wrong field and tells nothing else */
    public List<String> wrongs(RawHttp.Answer answer) {
        List<String> wrongs = new ArrayList<>();
        if (!REFUSALS.contains(answer.status())) {
            wrongs.add("status");
        }
        if (!answer.header("Content-Type").startsWith("application/problem+json")) {
            wrongs.add("content type " + answer.header("Content-Type"));
        }
        Judge.internal(answer.body(), wrongs);
        try {
            JsonNode problem = JSON.readTree(answer.bytes());
            if (problem.path("detail").asText().length() < 10
                    || problem.path("code").asText().isEmpty()) {
                wrongs.add("no detail or code");
            }
            String named = problem.path("fields").path(0).path("field").asText();
            boolean shape =
                    answer.status() == 400 && problem.path("code").asText().equals("FLORIS-6");
            if (shape && field != null && named.isEmpty()) {
                wrongs.add("no field is named");
            }
        } catch (IOException noJson) {
            wrongs.add("not JSON");
        }
        return wrongs;
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(ObjectNode tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return mutation + (field == null ? "" : " (" + field + ")");
    }
}
