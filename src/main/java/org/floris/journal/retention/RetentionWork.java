package org.floris.journal.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.floris.canonical.Why;
import org.floris.journal.retention.RetentionRun.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One run: strays first, then a day after the other, the oldest first. Each day is done or not begun. */
@Component
class RetentionWork {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionWork.class);

    private final RetentionRuns runs;
    private final JournalDays days;
    private final DayRebuild rebuild;
    private final RetentionMetrics metrics;
    private final UnneededKeys keys;

    RetentionWork(
            RetentionRuns runs, JournalDays days, DayRebuild rebuild, RetentionMetrics metrics, UnneededKeys keys) {
        this.runs = runs;
        this.days = days;
        this.rebuild = rebuild;
        this.metrics = metrics;
        this.keys = keys;
    }

    void carryOut(RetentionRun run) {
        try {
            Why stopped = pruneAll(run);
            runs.end(run.id(), stopped.isEmpty() ? State.DONE : State.STOPPED, stopped);
            keys.forget();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            LOG.warn("The journal's retention could not go on", broken);
            runs.end(
                    run.id(),
                    State.FAILED,
                    Why.of(
                            "retention-failed",
                            "A day could not be done ({0}); the hub's log says why, and the next run begins with it",
                            broken.getClass().getSimpleName()));
        } finally {
            metrics.left(0);
        }
    }

    /** @return why it was stopped; empty when it came to its end */
    private Why pruneAll(RetentionRun run) throws InterruptedException {
        adoptStrays(DayTable.EXCHANGES);
        adoptStrays(DayTable.TRANSITIONS);
        RetentionPlan plan = days.plan(Instant.now());
        List<RetentionDay> due = plan.days();
        runs.days(run.id(), due.size());
        for (int index = 0; index < due.size(); index++) {
            metrics.left(due.size() - index);
            Optional<String> stoppedBy = runs.stoppedBy(run.id());
            if (stoppedBy.isPresent()) {
                return stopped(stoppedBy.get());
            }
            RetentionDay day = due.get(index);
            long kept = rebuild.prune(day.day(), days.refusedStay(plan, day.day()));
            long pruned = day.exchanges() - kept;
            runs.dayDone(run.id(), pruned, kept);
            metrics.pruned(pruned);
            LOG.info("Of {} the journal has let {} exchanges go and keeps {}", day.day(), pruned, kept);
        }
        return Why.NONE;
    }

    private static Why stopped(String by) {
        return by.isEmpty()
                ? Why.of("retention-stopped", "Somebody has stopped it; the next run goes on")
                : Why.of("retention-stopped-by", "{0} has stopped it; the next run goes on", by);
    }

    private void adoptStrays(String table) throws InterruptedException {
        Optional<LocalDate> day = days.firstStray(table, LocalDate.EPOCH);
        while (day.isPresent()) {
            DayTable found = new DayTable(table, day.get());
            if (!days.exists(found)) {
                rebuild.adopt(found);
                LOG.info("Rows of {} that had found no partition have {} now", table, found.name());
            }
            day = days.firstStray(table, day.get().plusDays(1));
        }
    }
}
