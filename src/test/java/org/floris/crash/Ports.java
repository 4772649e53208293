package org.floris.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports for servers that will be started more than once, below those that the system gives to outgoing connections. */
final class Ports {
    private static int next = 20_000 + (int) (ProcessHandle.current().pid() % 2_000) * 5;

    private Ports() {}

    static synchronized int free() {
        while (true) {
            int port = next++;
            if (next > 32_000) {
                next = 20_000;
            }
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                if (port == 31_999) {
                    throw new UncheckedIOException("No port is free", taken);
                }
            }
        }
    }
}
