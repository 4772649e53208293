package org.floris.journal.retention;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Begins a run at its time of the night. */
@Component
class RetentionSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);

    private final Retention retention;

    RetentionSchedule(Retention retention) {
        this.retention = retention;
    }

    @Scheduled(cron = "${floris.journal.retention.schedule:0 30 3 * * *}")
    void begin() {
        try {
            retention.begin("floris");
        } catch (RuntimeException away) {
            LOG.warn("The journal's retention waits for the next night: {}", away.getMessage());
        }
    }
}
