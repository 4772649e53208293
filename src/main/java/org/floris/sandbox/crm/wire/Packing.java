package org.floris.sandbox.crm.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Messages that are packed with gzip, and answers for those who ask for them so, as the web server before a CRM does it. */
final class Packing {
    private static final String GZIP = "gzip";
    private static final int SMALLEST = 2048;

    private Packing() {}

    /** The body as it was before it was packed. */
    static InputStream body(HttpExchange exchange) throws IOException {
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        return GZIP.equalsIgnoreCase(encoding)
                ? new GZIPInputStream(exchange.getRequestBody())
                : exchange.getRequestBody();
    }

    /** What is to be sent, and says so in the headers where it is packed. */
    static byte[] answer(HttpExchange exchange, byte[] answer) throws IOException {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        if (answer.length < SMALLEST || accepted == null || !accepted.contains(GZIP)) {
            return answer;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream(answer.length / 4);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(answer);
        }
        exchange.getResponseHeaders().set("Content-Encoding", GZIP);
        return packed.toByteArray();
    }
}
