package org.floris.cutover;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Why;
import org.floris.store.Homes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends steps whose process has died. Homes and state change in one transaction, so a batch that still says "moving"
 * has not flipped anybody: it goes back to where it came from.
 */
@Component
class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final BatchTable table;
    private final Homes homes;
    private final TransactionTemplate transactions;

    Recovery(BatchTable table, Homes homes, TransactionTemplate transactions) {
        this.table = table;
        this.homes = homes;
        this.transactions = transactions;
    }

    @Scheduled(initialDelay = 0, fixedDelay = 5_000)
    void endAbandonedSteps() {
        table.abandoned().forEach(batch -> transactions.executeWithoutResult(status -> takeBack(batch)));
    }

    private void takeBack(Batch batch) {
        Why reason = Why.of("hub-stopped-moving", "The hub stopped during the step; nobody was moved.");
        if (table.move(batch, batch.cameFrom(), Optional.empty(), "hub", reason)) {
            Set<UUID> members = Gates.userIds(batch);
            homes.endMove(batch.id(), members);
            LOG.warn("Batch {} was left in {} and is back in {}", batch.name(), batch.state(), batch.cameFrom());
        }
    }
}
