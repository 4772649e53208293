package org.floris.cli.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** One connection of a caller that waits for each answer; as little around the socket as HTTP allows. */
final class HttpWire implements AutoCloseable {
    private static final int PATIENCE = 10_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    HttpWire(URI url) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE);
        socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), PATIENCE);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    /** A request as it goes over the wire. */
    static byte[] request(URI url, Map<String, String> headers, Load.Message message) {
        StringBuilder head = new StringBuilder("POST " + url.getRawPath() + " HTTP/1.1\r\nHost: " + url.getAuthority());
        headers.forEach(
                (name, value) -> head.append("\r\n").append(name).append(": ").append(value));
        if (message.authorization() != null) {
            head.append("\r\nAuthorization: ").append(message.authorization());
        }
        head.append("\r\nContent-Length: ").append(message.envelope().length).append("\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[start.length + message.envelope().length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(message.envelope(), 0, request, start.length, message.envelope().length);
        return request;
    }

    /** @return the status, when the answer has been read to its end */
    int call(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String status = line();
        int length = 0;
        boolean chunks = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunks = lower.contains("chunked");
            }
        }
        if (chunks) {
            skipChunks();
        } else {
            in.skipNBytes(length);
        }
        return Integer.parseInt(status.substring(9, 12));
    }

    /** Whether the server still holds this connection, which nobody calls over now. */
    boolean isOpen() {
        try {
            socket.setSoTimeout(1);
            return in.read() >= 0;
        } catch (SocketTimeoutException silent) {
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private void skipChunks() throws IOException {
        int size;
        do {
            size = Integer.parseInt(line().split(";")[0].strip(), 16);
            in.skipNBytes(size + 2L);
        } while (size > 0);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
