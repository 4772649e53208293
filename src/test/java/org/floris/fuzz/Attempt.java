package org.floris.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request that is being spoilt: an HTTP message whose every part can be changed. */
public final class Attempt {
    /** What may come of it. */
    public enum Allowed {
        /** The dialect's fault, and nothing at all has happened. */
        FAULT,
        /** That, or a right answer: the message may still mean something. */
        FAULT_OR_ANSWER,
        /** It is no call of the dialect any more: any refusal by HTTP itself that tells nothing internal. */
        HTTP_REFUSAL
    }

    public final Sample sample;
    public final boolean soap12;
    public String mutation = "none";
    public Allowed allowed = Allowed.FAULT_OR_ANSWER;
    public String method = "POST";
    public String path;
    public final Map<String, String> headers = new LinkedHashMap<>();
    public byte[] body;
    /** Said in the header; null: as long as it is; -1: not said. */
    public Long announced;

    Attempt(Sample sample, String system, boolean soap12) {
        this.sample = sample;
        this.soap12 = soap12;
        this.path = "/xrm/" + system + "/XRMServices/2011/Organization.svc" + (soap12 ? "" : "/web");
        headers.put("Content-Type", Envelope.contentType(soap12));
        if (!soap12) {
            headers.put("SOAPAction", '"' + Envelope.ACTION + sample.operation() + '"');
        }
        text(Envelope.of(sample, soap12));
    }

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

    @Override
    public String toString() {
        return mutation + " of " + sample.name() + (soap12 ? " (1.2)" : " (1.1)");
    }
}
