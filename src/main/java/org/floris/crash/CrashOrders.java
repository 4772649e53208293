package org.floris.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Ends the process where a file says, as {@code kill -9} would: no hook runs, nothing is closed. */
final class CrashOrders implements CrashPoints, DisposableBean {
    /** Unlike that of a killed process, so that a rehearsal can tell which death it was. */
    static final int EXIT_CODE = 86;

    private static final Logger LOG = LoggerFactory.getLogger(CrashOrders.class);
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Path file;
    private final Runnable end;
    private final ScheduledExecutorService looks;
    private String read = "";
    private volatile Order order;

    CrashOrders(Path file, Runnable end) {
        this.file = file;
        this.end = end;
        look();
        looks = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "crash-orders");
            thread.setDaemon(true);
            return thread;
        });
        looks.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private record Order(CrashPoint point, AtomicInteger left) {}

    @Override
    public void before(CrashStep step) {
        pass(step, false);
    }

    @Override
    public void after(CrashStep step) {
        pass(step, true);
    }

    private void pass(CrashStep step, boolean after) {
        Order now = order;
        if (now != null
                && now.point().step() == step
                && now.point().after() == after
                && now.left().decrementAndGet() == 0) {
            end.run();
        }
    }

    private void look() {
        try {
            String found = Files.readString(file).strip();
            if (!found.equals(read)) {
                read = found;
                order = parse(found).orElse(null);
            }
        } catch (NoSuchFileException none) {
            read = "";
            order = null;
        } catch (IOException | RuntimeException unreadable) {
            LOG.warn("The orders in {} cannot be read: {}", file, unreadable.toString());
        }
    }

    private static Optional<Order> parse(String text) {
        String[] words = text.split("\\s+");
        Optional<CrashPoint> point = CrashPoint.of(words[0]);
        if (point.isEmpty() || words.length != 2 || !words[1].matches("[1-9]\\d{0,8}")) {
            if (!text.isEmpty()) {
                LOG.warn("'{}' is no order: name one of {} and a passage from 1", text, CrashPoint.all());
            }
            return Optional.empty();
        }
        LOG.warn("This hub will end itself at {}, passage {} from now", point.get(), words[1]);
        return Optional.of(new Order(point.get(), new AtomicInteger(Integer.parseInt(words[1]))));
    }

    @Override
    public void destroy() {
        looks.shutdownNow();
    }
}
