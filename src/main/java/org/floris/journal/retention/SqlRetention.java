package org.floris.journal.retention;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

@Component
class SqlRetention implements Retention, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(SqlRetention.class);

    private final RetentionLock lock;
    private final RetentionRuns runs;
    private final JournalDays days;
    private final RetentionWork work;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "journal-retention");
        thread.setDaemon(true);
        return thread;
    });

    SqlRetention(RetentionLock lock, RetentionRuns runs, JournalDays days, RetentionWork work) {
        this.lock = lock;
        this.runs = runs;
        this.days = days;
        this.work = work;
    }

    @Override
    public RetentionPlan plan() {
        return days.plan(Instant.now());
    }

    @Override
    public Optional<RetentionRun> begin(String by) {
        return lock.take().map(held -> {
            try {
                runs.endThoseOfDeadHubs();
                RetentionRun run = runs.begin(by, host());
                worker.submit(() -> carryOut(run, held));
                return run;
            } catch (RuntimeException broken) {
                held.close();
                throw broken;
            }
        });
    }

    @Override
    public boolean stop(String by) {
        return runs.stop(by);
    }

    @Override
    public Optional<RetentionRun> last() {
        return runs.last();
    }

    @Override
    public List<RetentionRun> latest(int most) {
        return runs.latest(most);
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }

    private void carryOut(RetentionRun run, RetentionLock.Held held) {
        try (held) {
            work.carryOut(run);
        } catch (RuntimeException broken) {
            LOG.warn("The run of the journal's retention has ended early; the next one goes on", broken);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "hub";
        }
    }
}
