package org.floris.bridge.odata;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.olingo.odata2.api.commons.HttpStatusCodes;

/** The answer to a batch: a part for each of its parts, in its order. */
final class BatchAnswer {
    private final String boundary = "batchresponse_" + UUID.randomUUID();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    int size() {
        return bytes.size();
    }

    /** The answer to what read, and the one error of a change set that failed. */
    void add(DataAnswer answer, Optional<String> contentId) {
        write("--" + boundary);
        http(answer, contentId);
    }

    /** The answer to the one operation of a change set that was carried out. */
    void addChangeSet(DataAnswer answer, Optional<String> contentId) {
        String inner = "changesetresponse_" + UUID.randomUUID();
        write("--" + boundary);
        write("Content-Type: multipart/mixed; boundary=" + inner);
        write("");
        write("--" + inner);
        http(answer, contentId);
        write("--" + inner + "--");
    }

    private void http(DataAnswer answer, Optional<String> contentId) {
        write("Content-Type: application/http");
        write("Content-Transfer-Encoding: binary");
        contentId.ifPresent(id -> write("Content-ID: " + id));
        write("");
        write("HTTP/1.1 " + answer.status() + " "
                + HttpStatusCodes.fromStatusCode(answer.status()).getInfo());
        contentId.ifPresent(id -> write("Content-ID: " + id));
        answer.headers().forEach((name, value) -> write(name + ": " + value));
        if (answer.status() != HttpStatusCodes.NO_CONTENT.getStatusCode()) {
            write("Content-Length: " + answer.body().length);
        }
        write("");
        bytes.writeBytes(answer.body());
        write("");
    }

    private void write(String line) {
        bytes.writeBytes((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    DataAnswer whole() {
        write("--" + boundary + "--");
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "multipart/mixed; boundary=" + boundary);
        headers.put("DataServiceVersion", DataAnswer.VERSION);
        return new DataAnswer(HttpStatusCodes.ACCEPTED.getStatusCode(), headers, bytes.toByteArray());
    }
}
