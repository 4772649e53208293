package org.floris.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP by hand, for messages that no client would send. */
public final class RawHttp {
    private final int port;

    public RawHttp(int port) {
        this.port = port;
    }

    /** @param status 0 when the connection was closed without an answer, or what came is none */
    public record Answer(int status, Map<String, String> headers, byte[] bytes, long nanos) {
        public String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    public Answer send(byte[] message) throws IOException {
        return send(message, true);
    }

    /**
     * @param hangUp once it is sent. Whoever waits for the answer to what needs no body must not: the server takes him
     *               for gone
     */
    public Answer send(byte[] message, boolean hangUp) throws IOException {
        long begun = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(15_000);
            try {
                socket.getOutputStream().write(message);
                if (hangUp) {
                    // Whoever has promised more than he sends is not waited for.
                    socket.shutdownOutput();
                }
            } catch (IOException refusedWhileSending) {
                // The answer may be there all the same.
            }
            byte[] answer = all(socket);
            return parse(answer, System.nanoTime() - begun);
        }
    }

    private static byte[] all(Socket socket) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (java.net.SocketException | java.net.SocketTimeoutException broken) {
            // What came before counts.
        }
        return bytes.toByteArray();
    }

    private static Answer parse(byte[] answer, long nanos) throws IOException {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, Map.of(), answer, nanos);
        }
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 0) {
                return new Answer(0, Map.of(), answer, nanos);
            }
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        byte[] body = java.util.Arrays.copyOfRange(answer, end + 4, answer.length);
        boolean chunked = headers.getOrDefault("transfer-encoding", "").equals("chunked");
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, chunked ? joined(body) : body, nanos);
    }

    private static byte[] joined(byte[] chunks) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(chunks);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (true) {
            StringBuilder size = new StringBuilder();
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                size.append((char) next);
            }
            if (size.toString().isBlank()) {
                return out.toByteArray();
            }
            int length = Integer.parseInt(size.toString().strip(), 16);
            if (length == 0) {
                return out.toByteArray();
            }
            out.write(in.readNBytes(length));
            in.skipNBytes(2);
        }
    }
}
