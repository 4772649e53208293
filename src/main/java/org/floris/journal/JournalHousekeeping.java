package org.floris.journal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Partitions ahead, exchanges of dead hubs in doubt, gauges, old message ids forgotten. */
@Component
class JournalHousekeeping implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(JournalHousekeeping.class);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);
    private static final Duration GAUGES_EVERY = Duration.ofSeconds(3);
    private static final int REMEMBER_DEATHS_FOR_DAYS = 90;
    private static final Duration DAILY_WORK_EVERY = Duration.ofHours(6);

    private final Partitions partitions;
    private final JournalKeys keys;
    private final HubDeaths deaths;
    private final JdbcClient jdbc;
    private final JournalSettings settings;
    private final ScheduledExecutorService worker;

    JournalHousekeeping(
            Partitions partitions,
            DeadOwnerSweep sweep,
            JournalGauges gauges,
            JournalKeys keys,
            HubDeaths deaths,
            JdbcClient jdbc,
            JournalSettings settings) {
        this.partitions = partitions;
        this.keys = keys;
        this.deaths = deaths;
        this.jdbc = jdbc;
        this.settings = settings;
        partitions.makeAhead();
        sweep.run();
        worker = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "journal-housekeeping");
            thread.setDaemon(true);
            return thread;
        });
        long often = Math.min(SWEEP_EVERY.toMillis(), settings.lease().toMillis() / 2);
        worker.scheduleWithFixedDelay(quietly(sweep::run), often, often, TimeUnit.MILLISECONDS);
        worker.scheduleWithFixedDelay(quietly(gauges::refresh), 0, GAUGES_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        long seldom = DAILY_WORK_EVERY.toMillis();
        worker.scheduleWithFixedDelay(quietly(this::daily), seldom, seldom, TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }

    private void daily() {
        partitions.makeAhead();
        keys.check();
        deaths.forgetOlderThan(REMEMBER_DEATHS_FOR_DAYS);
        jdbc.sql("delete from instance where lease_until < now() - interval '1 day'")
                .update();
        forgetOldMessages();
        jdbc.sql("delete from replay where state <> 'RUNNING' and changed_at < now() - interval '30 days'")
                .update();
        jdbc.sql("delete from conflict c where not exists (select from exchange e where e.id = c.exchange_id)")
                .update();
    }

    /** What is not decided yet must be known again, however long it takes. */
    void forgetOldMessages() {
        jdbc.sql("delete from message m where at < now() - ? * interval '1 second'"
                        + " and not exists (select from hold h where h.exchange_id = m.exchange_id)")
                .param(settings.keepMessages().toSeconds())
                .update();
        jdbc.sql("delete from keyed_call where at < now() - ? * interval '1 second'")
                .param(settings.keepMessages().toSeconds())
                .update();
    }

    private static Runnable quietly(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException away) {
                LOG.warn("The journal's housekeeping is put off: {}", away.getMessage());
            }
        };
    }
}
