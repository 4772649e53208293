package org.floris.console;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.floris.console.Sample.Point;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes one sample a second for all viewers, and keeps the charts' points for as long as the settings say. */
@Component
class Sampler implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

    private final SampleTaker taker;
    private final SlowFigures slow;
    private final int kept;
    private final Deque<Point> history = new ArrayDeque<>();
    private final Set<Consumer<Sample>> viewers = new CopyOnWriteArraySet<>();
    private volatile Sample latest = Sample.none();
    private volatile boolean saidThatItFailed;
    private ScheduledExecutorService beats;

    Sampler(SampleTaker taker, SlowFigures slow, ConsoleSettings settings) {
        this.taker = taker;
        this.slow = slow;
        this.kept = (int) settings.history().toSeconds();
    }

    Sample latest() {
        return latest;
    }

    List<Point> history() {
        synchronized (history) {
            return new ArrayList<>(history);
        }
    }

    /** @return what ends it */
    Runnable watch(Consumer<Sample> viewer) {
        viewers.add(viewer);
        return () -> viewers.remove(viewer);
    }

    @Override
    public synchronized void start() {
        beats = Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "console-sampler");
            thread.setDaemon(true);
            return thread;
        });
        Duration second = Duration.ofSeconds(1);
        beats.scheduleAtFixedRate(() -> safely(this::sample), 0, second.toMillis(), TimeUnit.MILLISECONDS);
        beats.scheduleWithFixedDelay(() -> safely(slow::take), 0, 3, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        beats.shutdownNow();
        beats = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return beats != null;
    }

    private void sample() {
        Sample sample = taker.take(slow.latest());
        latest = sample;
        synchronized (history) {
            history.addLast(sample.point());
            while (history.size() > kept) {
                history.removeFirst();
            }
        }
        viewers.forEach(viewer -> viewer.accept(sample));
    }

    /** A beat that throws is never run again: an observer fails quietly, and tells it once. */
    private void safely(Runnable beat) {
        try {
            beat.run();
            saidThatItFailed = false;
        } catch (RuntimeException failure) {
            if (!saidThatItFailed) {
                saidThatItFailed = true;
                LOG.warn("The console's figures stand still: {}", failure.toString());
            }
        }
    }
}
