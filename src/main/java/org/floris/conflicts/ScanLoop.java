package org.floris.conflicts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.floris.canonical.FlorisException;
import org.floris.migration.FirstLoad;
import org.floris.migration.FirstLoadProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Scans in a thread of its own, once the hub is up and the first load is done. */
@Component
@EnableConfigurationProperties(ScanSettings.class)
class ScanLoop implements ConflictScan, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ScanLoop.class);

    private final Sources sources;
    private final MarkTable marks;
    private final AgainTable again;
    private final ScanTurn turn;
    private final Pass pass;
    private final ExistenceLook existence;
    private final Desk desk;
    private final FirstLoad firstLoad;
    private final ScanSettings settings;
    private final ScanFigures figures;
    private final ScanWords words;
    private final ComparedRecords compared = new ComparedRecords();
    private final Semaphore wanted = new Semaphore(0);
    private volatile Thread worker;
    private volatile boolean goesOn;

    ScanLoop(
            Sources sources,
            MarkTable marks,
            AgainTable again,
            ScanTurn turn,
            Pass pass,
            ExistenceLook existence,
            Desk desk,
            FirstLoad firstLoad,
            ScanSettings settings,
            ScanFigures figures) {
        this.words = new ScanWords(settings);
        this.sources = sources;
        this.marks = marks;
        this.again = again;
        this.turn = turn;
        this.pass = pass;
        this.existence = existence;
        this.desk = desk;
        this.firstLoad = firstLoad;
        this.settings = settings;
        this.figures = figures;
    }

    /** The routes to the systems start after all beans, so this cannot be a bean's own start. */
    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @EventListener(ApplicationReadyEvent.class)
    void everythingIsUp() {
        start();
    }

    @Override
    public synchronized void start() {
        if (settings.scan() && worker == null) {
            goesOn = true;
            worker = new Thread(this::work, "conflict-scan");
            worker.setDaemon(true);
            worker.start();
        }
    }

    @Override
    public synchronized void stop() {
        goesOn = false;
        if (worker != null) {
            wanted.release();
            try {
                worker.join(5_000);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            worker = null;
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void work() {
        try {
            while (goesOn) {
                scanQuietly();
                wanted.tryAcquire(settings.every().toMillis(), TimeUnit.MILLISECONDS);
                wanted.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void scanQuietly() {
        try {
            if (turn.take()) {
                try {
                    scan();
                } finally {
                    figures.rests();
                    turn.release();
                }
            }
            figures.refresh(marks.all(), again.waiting());
        } catch (RuntimeException away) {
            LOG.warn("A scan broke off and is begun again: {}", away.toString());
        }
    }

    /** Marks are set as soon as the systems answer, so that nothing is missed that is changed during the first load. */
    private void scan() {
        List<Source> all = sources.inOrder();
        Set<String> away = new HashSet<>();
        for (Source source : all) {
            ask(source, away, () -> {
                if (marks.find(source.system(), source.entity()).isEmpty()) {
                    marks.begin(source.system(), source.entity(), source.now());
                }
            });
        }
        if (!isLoaded()) {
            return;
        }
        figures.begins();
        again.due().stream().takeWhile(ref -> mayGoOn()).forEach(desk::look);
        for (Source source : all) {
            if (mayGoOn()) {
                ask(source, away, () -> figures.compared(source, pass.run(source, compared, this::mayGoOn)));
            }
        }
        if (mayGoOn() && away.isEmpty()) {
            existence.lookOnce();
        }
        figures.ends(away);
    }

    /** A system that cannot be asked is left out for the rest of the scan. */
    private void ask(Source source, Set<String> away, Runnable work) {
        if (away.contains(source.system()) || source.connector().knownDown()) {
            away.add(source.system());
            return;
        }
        try {
            work.run();
        } catch (FlorisException failure) {
            away.add(source.system());
            LOG.info("The changes of {} cannot be read now: {}", source.system(), failure.getMessage());
        }
    }

    private boolean mayGoOn() {
        return goesOn && turn.take();
    }

    private boolean isLoaded() {
        return firstLoad.progress().state() == FirstLoadProgress.State.DONE;
    }

    @Override
    public ScanView status() {
        Optional<String> pausedBy = turn.pausedBy();
        ScanView.State state = state(pausedBy.isPresent());
        Instant now = Instant.now();
        return new ScanView(
                state,
                words.reason(state, pausedBy.orElse(""), figures.away()),
                words.nextSteps(state),
                settings.every(),
                figures.lastBegan(),
                figures.lastTook(),
                figures.scans(),
                figures.compared(),
                new TreeMap<>(desk.counts()),
                again.waiting().count(),
                marks.all().stream()
                        .map(mark -> new ScanView.Progress(
                                mark.system(),
                                mark.entity(),
                                mark.comparedAt(),
                                Duration.between(mark.comparedAt(), now)))
                        .toList());
    }

    private ScanView.State state(boolean paused) {
        if (!settings.scan()) {
            return ScanView.State.OFF;
        } else if (paused) {
            return ScanView.State.PAUSED;
        } else if (!isLoaded()) {
            return ScanView.State.WAITING;
        } else if (figures.isRunning()) {
            return ScanView.State.RUNNING;
        }
        return figures.away().isEmpty() ? ScanView.State.UP_TO_DATE : ScanView.State.BEHIND;
    }

    @Override
    public ScanView scanNow(String by) {
        LOG.info("{} has what was changed past the hub scanned now", by);
        wanted.release();
        return status();
    }

    @Override
    public ScanView pause(String by) {
        LOG.info("{} pauses the scan of what was changed past the hub", by);
        turn.pause(by);
        return status();
    }

    @Override
    public ScanView resume(String by) {
        LOG.info("{} lets the scan of what was changed past the hub go on", by);
        turn.resume();
        wanted.release();
        return status();
    }
}
