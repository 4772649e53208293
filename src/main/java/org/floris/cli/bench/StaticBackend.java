package org.floris.cli.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A system in front of a simulated one, as fast as one thread can make it: what callers read is answered from memory
 * with what the simulator said the first time; everything else, log-ins among it, goes on to the simulator.
 */
final class StaticBackend implements AutoCloseable {
    private final Selector selector = Selector.open();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final Queue<Runnable> answered = new ConcurrentLinkedQueue<>();
    private final ExecutorService forwarding = Executors.newFixedThreadPool(16, task -> daemon(task, "bench-forward"));
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .executor(forwarding)
            .build();
    private final byte[] hubsLogin;
    private final Map<String, URI> simulators = new ConcurrentHashMap<>();
    private volatile HttpAnswer learned;
    private volatile boolean open = true;

    /** @param hubsLogin of the hub's own account, whose reads in nobody's name are not the benchmark's */
    StaticBackend(String hubsLogin) throws IOException {
        this.hubsLogin = hubsLogin.getBytes(StandardCharsets.US_ASCII);
        server.bind(new InetSocketAddress("127.0.0.1", 0), 4096);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        daemon(this::serve, "bench-backend").start();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    String address() {
        return "http://127.0.0.1:" + server.socket().getLocalPort();
    }

    /** @param address scheme, host and port of the simulator that serves this organisation */
    void inFrontOf(String organisation, String address) {
        simulators.put(organisation, URI.create(address));
    }

    /** The next read goes to the simulator, and its answer is that of all reads from then on. */
    void learnAnew() {
        learned = null;
    }

    /** @return bytes of the body that reads are answered with; 0 before the first */
    int answerSize() {
        HttpAnswer answer = learned;
        return answer == null ? 0 : answer.bodySize();
    }

    private void serve() {
        while (open) {
            try {
                selector.select();
                for (Runnable answer = answered.poll(); answer != null; answer = answered.poll()) {
                    answer.run();
                }
                for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    handle(key);
                }
            } catch (IOException | RuntimeException broken) {
                if (open) {
                    System.err.println("The benchmark's backend stumbled: " + broken);
                }
            }
        }
    }

    private void handle(SelectionKey key) throws IOException {
        if (!key.isValid()) {
            return;
        }
        if (key.isAcceptable()) {
            for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.register(selector, SelectionKey.OP_READ, new BackendConnection(channel));
            }
            return;
        }
        BackendConnection connection = (BackendConnection) key.attachment();
        try {
            if (key.isWritable()) {
                connection.writeOn(key);
            }
            if (key.isReadable() && connection.read()) {
                answer(key, connection);
            }
        } catch (IOException gone) {
            connection.close();
        } catch (RuntimeException unreadable) {
            connection.close();
            throw unreadable;
        }
    }

    private void answer(SelectionKey key, BackendConnection connection) throws IOException {
        boolean read = connection.headContains(BackendConnection.READS)
                && (connection.bodyContains(BackendConnection.CALLER) || !connection.headContains(hubsLogin));
        HttpAnswer known = learned;
        if (read && known != null) {
            connection.answer(known, key);
            return;
        }
        HttpRequest request = connection.onwards(simulators);
        connection.taken();
        key.interestOps(0);
        forwarding.execute(() -> {
            HttpAnswer answer = ask(request);
            if (read && answer.isFine()) {
                learned = answer;
            }
            answered.add(() -> give(key, connection, answer));
            selector.wakeup();
        });
    }

    private HttpAnswer ask(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return HttpAnswer.of(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse("text/xml; charset=utf-8"),
                    response.body());
        } catch (IOException away) {
            return HttpAnswer.of(503, "text/plain", "The simulator is away".getBytes(StandardCharsets.US_ASCII));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return HttpAnswer.of(503, "text/plain", new byte[0]);
        }
    }

    private static void give(SelectionKey key, BackendConnection connection, HttpAnswer answer) {
        try {
            if (key.isValid()) {
                key.interestOps(SelectionKey.OP_READ);
                connection.answer(answer, key);
            }
        } catch (IOException gone) {
            connection.close();
        }
    }

    @Override
    public void close() throws IOException {
        open = false;
        selector.wakeup();
        forwarding.shutdownNow();
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
        server.close();
    }
}
