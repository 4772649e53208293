package org.floris.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DriverTest {
    private static final byte[] FINE =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FINE_IN_CHUNKS =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BROKEN =
            "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Answers call by call; calls have no body. */
    private interface Script {
        byte[] answer(int number) throws InterruptedException;
    }

    @Test
    void aServerThatStandsStillCannotHideTheCallsThatWereDueMeanwhile() throws Exception {
        try (ServerSocket server = serve(number -> {
            if (number == 5) {
                Thread.sleep(300);
            }
            return FINE;
        })) {
            Measured measured = new Driver(1).atRate(load(server), 0.5, 200);
            assertThat(measured.errors()).isZero();
            assertThat(measured.p50())
                    .as("half of the calls were due while it stood still")
                    .isGreaterThan(20);
            assertThat(measured.p99()).isGreaterThan(250);
        }
    }

    @Test
    void answersInChunksAreReadToTheirEndAndFailuresAreCounted() throws Exception {
        try (ServerSocket server = serve(number -> number % 2 == 0 ? FINE_IN_CHUNKS : BROKEN)) {
            Measured measured = new Driver(1).atRate(load(server), 0.2, 100);
            assertThat(measured.errors()).isEqualTo(10);
            assertThat(measured.calls()).isPositive();
        }
    }

    private static Load load(ServerSocket server) {
        URI url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
        return Load.of(url, "Retrieve", List.of(new Load.Message(null, new byte[0])));
    }

    private static ServerSocket serve(Script script) throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        AtomicInteger calls = new AtomicInteger();
        Thread thread = new Thread(() -> {
            try (Socket socket = server.accept()) {
                StringBuilder head = new StringBuilder();
                for (int next = socket.getInputStream().read();
                        next >= 0;
                        next = socket.getInputStream().read()) {
                    head.append((char) next);
                    if (head.toString().endsWith("\r\n\r\n")) {
                        head.setLength(0);
                        socket.getOutputStream().write(script.answer(calls.getAndIncrement()));
                    }
                }
            } catch (IOException | InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }
}
