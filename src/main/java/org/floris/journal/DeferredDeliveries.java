package org.floris.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.canonical.Why;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How a delivery ends: row, exchange, finding and the record's turn, all or nothing. */
@Component
class DeferredDeliveries {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DeferredTable table;
    private final DeferredLines lines;
    private final DeferredEnds ends;
    private final DeletedRecords deleted;
    private final Findings findings;
    private final ReleasedHolds releasedHolds;
    private final DeferredSignal signal;
    private final JournalMetrics metrics;

    DeferredDeliveries(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            DeferredTable table,
            DeferredLines lines,
            DeferredEnds ends,
            DeletedRecords deleted,
            Findings findings,
            ReleasedHolds releasedHolds,
            DeferredSignal signal,
            JournalMetrics metrics) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.table = table;
        this.lines = lines;
        this.ends = ends;
        this.deleted = deleted;
        this.findings = findings;
        this.releasedHolds = releasedHolds;
        this.signal = signal;
        this.metrics = metrics;
    }

    void delivered(TakenChange change, List<Step> steps) {
        OpenExchange exchange = change.exchange();
        ExchangeState to = transaction.execute(status -> {
            // Locked in the order in which the end of an exchange, and so a person's decision, locks them.
            Change delivered = exchange.intent().change().orElseThrow();
            turn(delivered);
            List<UUID> open = openFindings(change);
            if (!table.remove(change)) {
                throw taken(change);
            }
            if (delivered.operation() == Operation.DELETE) {
                deleted.delivered(change);
            }
            ExchangeState reached = ends.move(exchange.id(), steps, ExchangeState.DONE, Why.NONE);
            open.forEach(finding -> findings.settle(
                    finding,
                    new Finding.Settling(Optional.empty(), Findings.HUB, Instant.now(), Optional.of(exchange.id()))));
            if (!open.isEmpty()) {
                lines.release(change.system());
            }
            return reached;
        });
        // Whoever works in that system may wait for it, and so may what was behind it.
        releasedHolds.announce();
        signal.wake();
        if (to == ExchangeState.DONE) {
            metrics.count(exchange, to, steps);
        }
    }

    void parked(TakenChange change, List<Step> steps, NewFinding finding) {
        transaction.executeWithoutResult(status -> {
            findings.open(finding);
            if (!table.giveBack(change, DeferredState.PARKED, finding.cause(), Duration.ZERO)) {
                throw taken(change);
            }
            lines.stopBehind(change.position());
            ends.move(change.exchange().id(), steps, ExchangeState.DONE, finding.cause());
        });
        metrics.count(change.exchange(), ExchangeState.PARKED, steps);
    }

    /** A parked one is taken once more. @return false when somebody else was first */
    boolean again(DeferredTable.Head head, String me) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean again = lines.unpark(head.position(), me);
            if (again) {
                ends.move(
                        head.exchangeId(),
                        List.of(),
                        ExchangeState.DONE,
                        Why.of("tried-again", "It is delivered once more."));
            }
            return again;
        }));
    }

    /** What was read of the record in that system is no longer true. */
    private void turn(Change change) {
        jdbc.sql("insert into record_turn as t (record, turn) values (?, 1)"
                        + " on conflict (record) do update set turn = t.turn + 1")
                .param(change.record().toString())
                .update();
    }

    private List<UUID> openFindings(TakenChange change) {
        return jdbc.sql("select id from finding where exchange_id = ? and mirror_system = ? and state = 'OPEN'"
                        + " for update")
                .params(change.exchange().id(), change.system())
                .query(UUID.class)
                .list();
    }

    private static IllegalStateException taken(TakenChange change) {
        return new IllegalStateException("What " + change.system() + " is owed of exchange "
                + change.exchange().id() + " was taken by somebody else; nothing was changed");
    }
}
