package org.floris.connector.dynamics;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/**
 * Takes a system's answer off the wire while the call still counts for breaker and bulkhead. The conduit's time-out
 * ends with the answer's first byte, so the rest is timed here: one that stops half way would hold its thread for ever.
 */
public final class SystemAnswers implements AutoCloseable {
    static final String LIMIT = "floris.maxMessageSize";
    static final String PATIENCE = "floris.readTimeOut";

    private static final long UNKNOWN = -1;

    /** An alarm for each answer would wake a thread with each call; one look at all of them is late by this at most. */
    private static final long LOOK_EVERY_MILLIS = 100;

    private final Set<Reading> readings = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService alarm;

    SystemAnswers() {
        alarm = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "answer-alarm");
            thread.setDaemon(true);
            return thread;
        });
        alarm.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        readings.forEach(reading -> reading.ringAt(now));
    }

    /** Replaces the body, a stream, by its bytes; longer or later than the system's limits is a breakage. */
    public void take(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        long limit = exchange.getProperty(LIMIT, Long.class);
        Duration patience = exchange.getProperty(PATIENCE, Duration.class);
        try (InputStream stream = message.getBody(InputStream.class)) {
            if (stream == null) {
                message.setBody(new byte[0]);
                return;
            }
            message.setBody(read(stream, UNKNOWN, limit, patience));
        }
    }

    /**
     * @param length                  announced, in bytes; below 0 when it was not
     * @throws FlorisException        MESSAGE_TOO_LARGE beyond {@code limit} bytes
     * @throws SocketTimeoutException when the end has not come within {@code patience}
     */
    byte[] read(InputStream stream, long length, long limit, Duration patience) throws IOException {
        byte[] bytes = new Reading(stream, patience).upTo(Math.toIntExact(limit + 1), length);
        if (bytes.length > limit) {
            throw new FlorisException(ErrorCode.MESSAGE_TOO_LARGE, "The answer is longer than " + limit + " bytes.");
        }
        return bytes;
    }

    @Override
    public void close() {
        alarm.shutdownNow();
    }

    /** One answer being read by the thread that made this. */
    private final class Reading {
        private final InputStream stream;
        private final Thread reader = Thread.currentThread();
        private final long end;
        private boolean reading = true;
        private boolean late;

        Reading(InputStream stream, Duration patience) {
            this.stream = stream;
            this.end = System.nanoTime() + patience.toNanos();
        }

        byte[] upTo(int limit, long length) throws IOException {
            readings.add(this);
            byte[] bytes = null;
            IOException broken = null;
            boolean tooLate;
            try {
                bytes = length < 0 || length > limit ? stream.readNBytes(limit) : announced((int) length);
            } catch (IOException e) {
                broken = e;
            } finally {
                readings.remove(this);
                tooLate = endedLate();
            }
            if (tooLate) {
                SocketTimeoutException timeOut = new SocketTimeoutException("The answer stopped half way");
                timeOut.initCause(broken);
                throw timeOut;
            }
            if (broken != null) {
                throw broken;
            }
            return bytes;
        }

        /** Into one array: what is not known to end is read in small pieces, each a call of the kernel. */
        private byte[] announced(int length) throws IOException {
            byte[] bytes = new byte[length];
            int read = stream.readNBytes(bytes, 0, length);
            return read == length ? bytes : Arrays.copyOf(bytes, read);
        }

        void ringAt(long now) {
            if (now - end >= 0) {
                ring();
            }
        }

        private synchronized void ring() {
            if (reading && !late) {
                late = true;
                try {
                    stream.close();
                } catch (IOException | RuntimeException ignored) {
                    // What is wanted of it is that the reader wakes up.
                }
                reader.interrupt();
            }
        }

        /** From here on no alarm rings; one that rang must not reach what this thread does next. */
        private synchronized boolean endedLate() {
            reading = false;
            if (late) {
                Thread.interrupted();
            }
            return late;
        }
    }
}
