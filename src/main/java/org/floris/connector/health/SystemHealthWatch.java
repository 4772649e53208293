package org.floris.connector.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.floris.canonical.Why;
import org.floris.connector.Connector;
import org.floris.connector.SystemHealth;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/** Asks every system in its own time, so that who looks never waits and a slow system hides no other. */
public final class SystemHealthWatch implements SmartLifecycle, ApplicationListener<ApplicationStartedEvent> {
    private static final Why NOT_ASKED = Why.of("not-asked-yet", "It has not been asked yet.");

    private final SystemHealthSettings settings;
    private final List<Watched> systems;
    private ScheduledExecutorService questions;

    SystemHealthWatch(Collection<Connector> connectors, SystemHealthSettings settings) {
        this.settings = settings;
        this.systems = connectors.stream().map(Watched::new).toList();
    }

    /** How each system answered last, in the order of the connectors. Returns at once. */
    public List<SystemHealth> latest() {
        return systems.stream().map(system -> system.latest(settings.silent())).toList();
    }

    /** Why the system did not answer its last question well; empty when it did, or was not asked yet. */
    public Optional<Why> whyDown(String system) {
        return systems.stream()
                .filter(watched -> watched.connector.system().equals(system) && watched.wasAsked)
                .map(watched -> watched.latest(settings.silent()))
                .filter(health -> !health.up())
                .map(SystemHealth::reason)
                .findFirst();
    }

    /** The routes to the systems start after everything that starts with the context. */
    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public void onApplicationEvent(ApplicationStartedEvent started) {
        start();
    }

    @Override
    public synchronized void start() {
        if (isRunning() || systems.isEmpty()) {
            return;
        }
        questions = Executors.newScheduledThreadPool(systems.size(), task -> {
            Thread thread = new Thread(task, "system-health");
            thread.setDaemon(true);
            return thread;
        });
        systems.forEach(system -> ask(system, questions));
    }

    private void ask(Watched system, ScheduledExecutorService asking) {
        asking.execute(() -> {
            system.ask();
            Duration pause = system.isUp() ? settings.every() : settings.everyWhenDown();
            try {
                asking.schedule(() -> ask(system, asking), pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException stopped) {
                // Nobody wants to know any more.
            }
        });
    }

    @Override
    public synchronized void stop() {
        if (questions != null) {
            questions.shutdownNow();
            questions = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return questions != null;
    }

    private static final class Watched {
        private final Connector connector;
        private volatile SystemHealth answer;
        private volatile Instant askedAt;
        private volatile boolean wasAsked;

        Watched(Connector connector) {
            this.connector = connector;
            this.answer = new SystemHealth(connector.system(), false, Duration.ZERO, NOT_ASKED);
        }

        void ask() {
            Instant begin = Instant.now();
            askedAt = begin;
            try {
                answer = connector.health();
            } catch (RuntimeException e) {
                // A task that throws is never run again, and the system would stay as it was last seen.
                answer = down(
                        Duration.between(begin, Instant.now()),
                        Why.of("question-failed", "The question failed: {0}", String.valueOf(e.getMessage())));
            } finally {
                wasAsked = true;
                askedAt = null;
            }
        }

        boolean isUp() {
            return answer.up();
        }

        SystemHealth latest(Duration silent) {
            Instant waitingSince = askedAt;
            if (waitingSince == null) {
                return answer;
            }
            Duration waited = Duration.between(waitingSince, Instant.now());
            return waited.compareTo(silent) < 0
                    ? answer
                    : down(waited, Why.of("silent", "It has not answered for {0} s.", waited.toSeconds()));
        }

        private SystemHealth down(Duration answeredIn, Why reason) {
            return new SystemHealth(connector.system(), false, answeredIn, reason);
        }
    }
}
