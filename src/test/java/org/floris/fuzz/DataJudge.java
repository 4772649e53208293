package org.floris.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Says what is wrong with an answer of the data service, as a form script sees it. */
public final class DataJudge {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METADATA = "http://schemas.microsoft.com/ado/2007/08/dataservices/metadata";
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404, 500);
    private static final Set<Integer> DONE = Set.of(200, 201, 202, 204);

    /** What the Organization Service says of what it did not expect. */
    private static final String UNEXPECTED = "-2147220970";

    private DataJudge() {}

    /** @return empty when the answer is one of those that are allowed */
    public static List<String> wrongs(DataAttempt attempt, RawHttp.Answer answer) {
        List<String> wrongs = new ArrayList<>();
        String body = answer.body();
        if (answer.status() == 0) {
            return List.of("no answer at all");
        }
        if (attempt.allowed == Spoilt.Allowed.HTTP_REFUSAL && (!DONE.contains(answer.status()) || body.isEmpty())) {
            Judge.internal(body, wrongs);
            return wrongs;
        }
        if (DONE.contains(answer.status())) {
            Judge.check(attempt.allowed != Spoilt.Allowed.FAULT, "no fault", wrongs);
            right(answer, wrongs);
            return wrongs;
        }
        boolean wrongType = answer.status() == 415 && attempt.mutation.equals("content type");
        Judge.check(wrongType || REFUSALS.contains(answer.status()), "status", wrongs);
        Judge.check(answer.status() == 401 == attempt.mutation.equals("log-in"), "status of a log-in", wrongs);
        boolean json = attempt.headers.getOrDefault("Accept", "").contains("json");
        error(body, answer.header("Content-Type"), json, wrongs);
        return wrongs;
    }

    private static void right(RawHttp.Answer answer, List<String> wrongs) {
        String type = answer.header("Content-Type");
        String body = answer.body();
        if (answer.status() == 204) {
            Judge.check(body.isEmpty(), "something where nothing is said to be", wrongs);
        } else if (type.startsWith("multipart/mixed")) {
            Judge.check(answer.status() == 202, "status of a batch", wrongs);
            parts(body, type.replaceFirst(".*boundary=", ""), wrongs);
        } else if (type.startsWith("application/json")) {
            JsonNode read = json(body);
            Judge.check(read != null && read.has("d"), "no d in the JSON", wrongs);
        } else if (type.contains("xml")) {
            Judge.check(Judge.parse(answer.bytes()) != null, "not well-formed XML", wrongs);
        } else {
            Judge.check(type.startsWith("text/plain"), "content type " + type, wrongs);
        }
    }

    private static void parts(String body, String boundary, List<String> wrongs) {
        String[] parts = body.split("--" + boundary);
        Judge.check(parts[parts.length - 1].strip().equals("--"), "a batch without an end", wrongs);
        for (String part : parts) {
            int refused = part.indexOf("HTTP/1.1 4") < 0 ? part.indexOf("HTTP/1.1 5") : part.indexOf("HTTP/1.1 4");
            if (refused > 0) {
                String answer = part.substring(refused);
                boolean json = answer.toLowerCase(java.util.Locale.ROOT).contains("content-type: application/json");
                String type = json ? "application/json" : "application/xml";
                error(answer.substring(answer.indexOf("\r\n\r\n") + 4).strip(), type, json, wrongs);
            }
        }
    }

    private static void error(String body, String type, boolean json, List<String> wrongs) {
        Judge.internal(body, wrongs);
        Judge.check(type.startsWith(json ? "application/json" : "application/xml"), "content type " + type, wrongs);
        String message = json ? inJson(body, wrongs) : inXml(body, wrongs);
        Judge.check(message.length() > 10, "no message", wrongs);
        Judge.check(message.length() < 1_100, "a message without end", wrongs);
        Judge.check(!body.contains(UNEXPECTED), "something broke", wrongs);
    }

    private static String inJson(String body, List<String> wrongs) {
        JsonNode error = json(body);
        Judge.check(error != null && error.path("error").has("code"), "no error in JSON", wrongs);
        return error == null
                ? ""
                : error.path("error").path("message").path("value").asText();
    }

    private static String inXml(String body, List<String> wrongs) {
        Document document = Judge.parse(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Element root = document == null ? null : document.getDocumentElement();
        Judge.check(root != null && Judge.is(root, METADATA, "error"), "no error in XML", wrongs);
        Element message = Judge.child(root, METADATA, "message");
        return message == null ? "" : message.getTextContent();
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException wrong) {
            return null;
        }
    }
}
