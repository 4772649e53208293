package org.floris.cli.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** A caller's connection with the static backend: one request at a time, in one buffer that grows. */
final class BackendConnection {
    static final byte[] READS = ascii("IOrganizationService/Retrieve");
    static final byte[] CALLER = ascii("CallerId");

    private static final byte[] END_OF_HEAD = ascii("\r\n\r\n");
    private static final byte[] END_OF_CHUNKS = ascii("\r\n0\r\n\r\n");
    /** Envelopes carry their headers first, so a look at the beginning is enough. */
    private static final int LOOK_AT_MOST = 2_048;

    private final SocketChannel channel;
    private ByteBuffer in = ByteBuffer.allocate(4_096);
    private ByteBuffer out;
    private int headEnd = -1;
    private int bodyLength;

    BackendConnection(SocketChannel channel) {
        this.channel = channel;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** @return whether a whole request is there */
    boolean read() throws IOException {
        int count = channel.read(in);
        if (count < 0) {
            throw new EOFException();
        }
        if (!in.hasRemaining()) {
            ByteBuffer larger = ByteBuffer.allocate(in.capacity() * 4);
            in.flip();
            larger.put(in);
            in = larger;
        }
        return isWhole();
    }

    private boolean isWhole() {
        if (headEnd < 0) {
            int end = find(END_OF_HEAD, 0, in.position());
            if (end < 0) {
                return false;
            }
            headEnd = end + END_OF_HEAD.length;
            bodyLength = contentLength();
        }
        return bodyLength >= 0
                ? in.position() >= headEnd + bodyLength
                : find(END_OF_CHUNKS, Math.max(headEnd - 2, in.position() - END_OF_CHUNKS.length), in.position()) >= 0;
    }

    /** -1 for a body in chunks. */
    private int contentLength() {
        String length = header("content-length");
        return length == null ? (header("transfer-encoding") == null ? 0 : -1) : Integer.parseInt(length);
    }

    private String header(String name) {
        String head = new String(in.array(), 0, headEnd, StandardCharsets.ISO_8859_1);
        int at = head.toLowerCase(Locale.ROOT).indexOf("\r\n" + name + ":");
        if (at < 0) {
            return null;
        }
        int from = at + name.length() + 3;
        return head.substring(from, head.indexOf("\r\n", from)).strip();
    }

    boolean headContains(byte[] what) {
        return find(what, 0, headEnd) >= 0;
    }

    boolean bodyContains(byte[] what) {
        return find(what, headEnd, Math.min(in.position(), headEnd + LOOK_AT_MOST)) >= 0;
    }

    private int find(byte[] what, int from, int to) {
        byte[] bytes = in.array();
        int last = to - what.length;
        for (int at = from; at <= last; at++) {
            if (bytes[at] == what[0] && Arrays.equals(bytes, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }

    /** @param servers by the first part of the path */
    HttpRequest onwards(Map<String, URI> servers) {
        byte[] body = bodyLength >= 0 ? Arrays.copyOfRange(in.array(), headEnd, headEnd + bodyLength) : unchunked();
        String head = new String(in.array(), 0, headEnd, StandardCharsets.ISO_8859_1);
        String[] first = head.substring(0, head.indexOf('\r')).split(" ");
        String[] path = first[1].split("/");
        URI server = path.length > 1 ? servers.get(path[1]) : null;
        if (server == null) {
            throw new IllegalArgumentException("Nobody serves " + first[1]);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(first[1]))
                .method(first[0], HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : new String[] {"Content-Type", "SOAPAction", "Authorization"}) {
            String value = header(name.toLowerCase(Locale.ROOT));
            if (value != null) {
                request.header(name, value);
            }
        }
        return request.build();
    }

    private byte[] unchunked() {
        ByteBuffer body = ByteBuffer.allocate(in.position());
        int at = headEnd;
        while (true) {
            int endOfSize = find(ascii("\r\n"), at, in.position());
            String size = new String(in.array(), at, endOfSize - at, StandardCharsets.US_ASCII);
            int length = Integer.parseInt(size.split(";")[0].strip(), 16);
            if (length == 0) {
                return Arrays.copyOf(body.array(), body.position());
            }
            body.put(in.array(), endOfSize + 2, length);
            at = endOfSize + 2 + length + 2;
        }
    }

    /** The request has been read and may be forgotten. */
    void taken() {
        in.clear();
        headEnd = -1;
    }

    void answer(HttpAnswer answer, SelectionKey key) throws IOException {
        taken();
        out = answer.wire().duplicate();
        writeOn(key);
    }

    void writeOn(SelectionKey key) throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // It is gone either way.
        }
    }
}
