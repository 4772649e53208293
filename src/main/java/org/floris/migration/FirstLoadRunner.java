package org.floris.migration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.floris.migration.FirstLoadProgress.EntityProgress;
import org.floris.migration.FirstLoadProgress.State;
import org.floris.migration.LoadTable.Pass;
import org.floris.store.Users;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Runs the first load: users while the hub starts, everything else behind its back. */
@Component
class FirstLoadRunner implements FirstLoad, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FirstLoadRunner.class);

    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(10);

    private final SharedEntities entities;
    private final TwinLoader twins;
    private final RecordLoader records;
    private final WrittenMeanwhile meanwhile;
    private final LoadTable table;
    private final Users users;
    private final MigrationSettings settings;
    private final AtomicReference<Thread> worker = new AtomicReference<>();
    private volatile boolean goesOn;
    private volatile String failure = "";
    private volatile boolean started;

    FirstLoadRunner(
            SharedEntities entities,
            TwinLoader twins,
            RecordLoader records,
            WrittenMeanwhile meanwhile,
            LoadTable table,
            Users users,
            MigrationSettings settings,
            MeterRegistry meters) {
        this.entities = entities;
        this.twins = twins;
        this.records = records;
        this.meanwhile = meanwhile;
        this.table = table;
        this.users = users;
        this.settings = settings;
        Gauge.builder("floris.first.load.records", this, runner -> runner.progress()
                        .records())
                .description("Records that the first load has put into the unified store")
                .register(meters);
    }

    @Override
    public FirstLoadProgress progress() {
        List<Pass> passes = table.passes();
        State state = state();
        List<EntityProgress> each = entities.inOrder().stream()
                .map(entity -> progressOf(entity, passes, state))
                .toList();
        Duration took =
                Duration.ofMillis(passes.stream().mapToLong(Pass::millis).sum());
        FirstLoadProgress bare = new FirstLoadProgress(state, "", List.of(), each, took);
        return new FirstLoadProgress(state, reason(bare), nextSteps(state), each, took);
    }

    private State state() {
        State stored = table.state();
        if (isAtWork()) {
            return failure.isEmpty() ? State.RUNNING : State.FAILED;
        }
        return stored == State.RUNNING ? State.STOPPED : stored;
    }

    private static EntityProgress progressOf(SharedEntity entity, List<Pass> all, State overall) {
        List<Pass> passes =
                all.stream().filter(pass -> pass.entity().equals(entity.name())).toList();
        boolean done =
                passes.size() == entity.sources().size() * 2 && passes.stream().allMatch(Pass::done);
        State state = done ? State.DONE : passes.isEmpty() ? State.WAITING : overall;
        return new EntityProgress(
                entity.name(),
                state,
                sum(passes, RecordLoader.PASS, Pass::made),
                sum(passes, TwinLoader.PASS, Pass::made),
                sum(passes, TwinLoader.PASS, Pass::withoutTwin),
                sum(passes, TwinLoader.PASS, Pass::contradictory));
    }

    private static long sum(List<Pass> passes, String name, java.util.function.ToLongFunction<Pass> figure) {
        return passes.stream()
                .filter(pass -> pass.pass().equals(name))
                .mapToLong(figure)
                .sum();
    }

    private String reason(FirstLoadProgress progress) {
        long done = progress.entities().stream()
                .filter(entity -> entity.state() == State.DONE)
                .count();
        String figures = progress.links() + " links and " + progress.records() + " records";
        return switch (progress.state()) {
            case WAITING ->
                settings.firstLoad() == MigrationSettings.When.NEVER
                        ? "The settings say not to load by itself."
                        : "It has not begun yet.";
            case RUNNING ->
                "It is loading: " + done + " of " + progress.entities().size() + " entities are done, " + figures
                        + " so far.";
            case STOPPED -> "It was stopped after " + figures + " and goes on where it stopped.";
            case DONE -> "It is done: " + figures + ", " + progress.findings() + " findings.";
            case FAILED -> "It broke off after " + figures + (failure.isEmpty() ? "." : ": " + failure);
        };
    }

    private List<String> nextSteps(State state) {
        return switch (state) {
            case WAITING, STOPPED -> List.of("Start it: POST /api/v1/first-load/start");
            case FAILED -> List.of("Mend the cause and let it go on: POST /api/v1/first-load/start");
            case RUNNING, DONE -> List.of();
        };
    }

    /** The routes to the systems start after all beans, so this cannot be a bean's own start. */
    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @EventListener(ApplicationStartedEvent.class)
    void routesAreUp() {
        start();
    }

    @Override
    public void start() {
        if (!started) {
            started = true;
            if (settings.firstLoad() == MigrationSettings.When.NEVER || table.state() == State.DONE) {
                return;
            }
            loadUsers();
        }
        startWorker();
    }

    /** The façade knows nobody before this is done, so the start waits for it. */
    private void loadUsers() {
        SharedEntity who = entities.users();
        if (who.sources().isEmpty()) {
            return;
        }
        try {
            goesOn = true;
            if (twins.load(who, () -> true) && records.load(who, () -> true)) {
                users.forget();
            }
        } catch (RuntimeException unavailable) {
            LOG.warn("Users could not be loaded at the start; the first load tries again: {}", unavailable.toString());
        }
    }

    private void startWorker() {
        Thread thread = new Thread(this::work, "first-load");
        thread.setDaemon(true);
        if (worker.compareAndSet(null, thread)) {
            goesOn = true;
            thread.start();
        }
    }

    private void work() {
        try {
            while (!attempt() && goesOn) {
                Thread.sleep(TRY_AGAIN_AFTER.toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            worker.set(null);
        }
    }

    /** @return false when a breakage ended it */
    private boolean attempt() {
        try {
            Instant began = table.begin();
            failure = "";
            boolean ended = loadAll(began);
            table.state(ended ? State.DONE : State.STOPPED);
            LOG.info("First load {}", ended ? "done" : "stopped");
            return true;
        } catch (RuntimeException breakage) {
            failure = breakage.getMessage() == null ? breakage.getClass().getSimpleName() : breakage.getMessage();
            LOG.warn(
                    "First load broke off; it goes on where it stopped in {} s", TRY_AGAIN_AFTER.toSeconds(), breakage);
            table.state(State.FAILED);
            return false;
        }
    }

    private boolean loadAll(Instant began) {
        List<SharedEntity> all = entities.inOrder();
        for (SharedEntity entity : all) {
            if (!twins.load(entity, () -> goesOn)) {
                return false;
            }
        }
        List<String> loaded = new ArrayList<>();
        for (SharedEntity entity : all) {
            if (!records.load(entity, () -> goesOn)) {
                return false;
            }
            loaded.add(entity.name());
            LOG.info("First load: {} of {} entities done", loaded.size(), all.size());
        }
        users.forget();
        meanwhile.readAgain(all, began);
        return true;
    }

    @Override
    public void stop() {
        goesOn = false;
        Thread running = worker.get();
        if (running != null) {
            if (!failure.isEmpty()) {
                running.interrupt();
            }
            try {
                running.join(5_000);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isAtWork() {
        return worker.get() != null;
    }

    /** Of the component, not of the load: Spring stops only what runs. */
    @Override
    public boolean isRunning() {
        return started;
    }
}
