package org.floris.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP message that is being spoilt: its every part can be changed. */
public abstract class Spoilt {
    /** What may come of it. */
    public enum Allowed {
        /** The dialect's fault, and nothing at all has happened. */
        FAULT,
        /** That, or a right answer: the message may still mean something. */
        FAULT_OR_ANSWER,
        /** It is no call of the dialect any more: any refusal by HTTP itself that tells nothing internal. */
        HTTP_REFUSAL
    }

    public String mutation = "none";
    public Allowed allowed = Allowed.FAULT_OR_ANSWER;
    public String method = "POST";
    public String path;
    public final Map<String, String> headers = new LinkedHashMap<>();
    public byte[] body;
    /** Said in the header; null: as long as it is; -1: not said. */
    public Long announced;

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    void text(String xml) {
        body = xml.getBytes(StandardCharsets.UTF_8);
    }

    void mustFault() {
        allowed = Allowed.FAULT;
    }

    /** The HTTP message. */
    public byte[] message() {
        StringBuilder head = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: hub\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        long length = announced == null ? body.length : announced;
        if (length >= 0) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        byte[] start = head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] whole = java.util.Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }
}
