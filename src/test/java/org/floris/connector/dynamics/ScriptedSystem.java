package org.floris.connector.dynamics;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A system on a real socket that does what it is told, also what no HTTP server would do. */
final class ScriptedSystem implements AutoCloseable {
    interface Answering {
        /** Gives the answer's bytes on the wire, or null to close the connection. */
        byte[] answer(String head, byte[] body) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final AtomicInteger posts = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final ConcurrentLinkedQueue<Socket> open = new ConcurrentLinkedQueue<>();
    private volatile Answering answering;
    volatile String lastHead = "";
    volatile byte[] lastBody = {};

    ScriptedSystem(Answering answering) {
        this.answering = answering;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread acceptor = new Thread(this::accept, "scripted-system");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    void now(Answering next) {
        answering = next;
    }

    int posts() {
        return posts.get();
    }

    int connections() {
        return connections.get();
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    static byte[] http(int status, String type, byte[] body) {
        byte[] head = ("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    /** Closes the connections that are idle now, as a server does after a while. */
    void dropConnections() {
        open.forEach(ScriptedSystem::close);
        open.clear();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                connections.incrementAndGet();
                open.add(socket);
                Thread thread = new Thread(() -> serve(socket), "scripted-call");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                String lower = head.toLowerCase(Locale.ROOT);
                int at = lower.indexOf("content-length:");
                int length = at < 0
                        ? 0
                        : Integer.parseInt(lower.substring(at + 15, lower.indexOf('\r', at))
                                .trim());
                byte[] body = in.readNBytes(length);
                posts.incrementAndGet();
                lastHead = head;
                lastBody = body;
                byte[] answer = answering.answer(head, body);
                if (answer == null) {
                    return;
                }
                out.write(answer);
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            close(socket);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.append((char) b);
            if (head.length() > 3 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                return head.toString();
            }
        }
        return "";
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is gone, which is what was wanted.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dropConnections();
    }
}
