package org.floris.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port in front of one or more others. It goes to whichever of them takes the connection, in turn; it can be shut, which
 * cuts every connection that goes through it, and it can be slow.
 */
final class Door implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final ServerSocket server;
    private final List<Integer> targets;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile boolean shut;
    private volatile long delayMillis;

    private Door(ServerSocket server, List<Integer> targets) {
        this.server = server;
        this.targets = new CopyOnWriteArrayList<>(targets);
    }

    static Door to(Integer... targets) {
        try {
            Door door =
                    new Door(new ServerSocket(Ports.free(), 512, InetAddress.getLoopbackAddress()), List.of(targets));
            thread(door::listen, "door-" + door.port());
            return door;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    void lead(List<Integer> ports) {
        targets.clear();
        targets.addAll(ports);
    }

    /** Cuts what goes through it and lets nothing new in. */
    void shut() {
        shut = true;
        cut();
    }

    /** Cuts what goes through it at this moment. */
    void cut() {
        sockets.forEach(Door::closeQuietly);
    }

    void open() {
        shut = false;
    }

    /** Each piece of what goes through waits so long, in both directions. */
    void delay(long millis) {
        delayMillis = millis;
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                if (shut) {
                    closeQuietly(caller);
                } else {
                    thread(() -> lead(caller), "door-" + port() + "-in");
                }
            } catch (IOException closed) {
                // Either the door is taken away, or this one caller is gone already.
            }
        }
    }

    private void lead(Socket caller) {
        Socket target = connect();
        if (target == null) {
            closeQuietly(caller);
            return;
        }
        sockets.add(caller);
        sockets.add(target);
        thread(() -> pump(target, caller), "door-" + port() + "-out");
        pump(caller, target);
    }

    private Socket connect() {
        int first = turn.getAndIncrement();
        for (int step = 0; step < targets.size(); step++) {
            int port = targets.get(Math.floorMod(first + step, targets.size()));
            try {
                Socket socket = new Socket();
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return socket;
            } catch (IOException away) {
                // The next one, then.
            }
        }
        return null;
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int read;
            while (!shut && (read = in.read(buffer)) >= 0) {
                if (delayMillis > 0) {
                    Pause.millis(delayMillis);
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException cut) {
            // The other side learns it below.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void thread(Runnable work, String name) {
        Thread thread = new Thread(null, work, name, 64 * 1024);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is closed one way or the other.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        shut();
    }
}
