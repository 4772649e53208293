package org.floris.cli.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An answer as it goes over the wire, head and body in one buffer. */
record HttpAnswer(int status, int bodySize, ByteBuffer wire) {
    static HttpAnswer of(int status, String contentType, byte[] body) {
        byte[] head = ("HTTP/1.1 " + status + " Answer\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer wire = ByteBuffer.allocateDirect(head.length + body.length);
        wire.put(head).put(body).flip();
        return new HttpAnswer(status, body.length, wire);
    }

    boolean isFine() {
        return status == 200;
    }
}
