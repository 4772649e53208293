package org.floris.journal;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class SqlDeferredChanges implements DeferredChanges {
    private final DeferredTable table;
    private final DeferredLines lines;
    private final DeferredDeliveries deliveries;
    private final ExchangeRows rows;
    private final HubInstance hub;
    private final DeferredSignal signal;
    private final TransactionTemplate transaction;

    SqlDeferredChanges(
            DeferredTable table,
            DeferredLines lines,
            DeferredDeliveries deliveries,
            ExchangeRows rows,
            HubInstance hub,
            DeferredSignal signal,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.lines = lines;
        this.deliveries = deliveries;
        this.rows = rows;
        this.hub = hub;
        this.signal = signal;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Set<String> owing(Change change, UUID exchange) {
        Set<String> owing = new HashSet<>(table.owing(change));
        owing.removeAll(table.decidedBy(exchange));
        return owing;
    }

    @Override
    public Taking take(String system, RecordId record, Duration late) {
        while (true) {
            Optional<String> me = hub.owner();
            if (me.isEmpty()) {
                return new Taking.NotYet();
            }
            Optional<DeferredTable.Head> head = table.head(system, record);
            if (head.isEmpty()) {
                return new Taking.Nothing();
            }
            Optional<Taking> taking = take(system, head.get(), me.get(), late);
            if (taking.isPresent()) {
                return taking.get();
            }
        }
    }

    @Override
    public Taking take(DeferredChange change, Duration late) {
        while (true) {
            Optional<String> me = hub.owner();
            Optional<DeferredTable.Head> head = table.head(change.system(), change.record());
            if (me.isEmpty() || head.isEmpty()) {
                return me.isEmpty() ? new Taking.NotYet() : new Taking.Nothing();
            }
            if (head.get().position() != change.position()) {
                return head.get().position() < change.position() ? new Taking.Behind() : new Taking.Nothing();
            }
            Optional<Taking> taking = head.get().state() == DeferredState.PARKED
                    ? again(change.system(), head.get(), me.get())
                    : take(change.system(), head.get(), me.get(), late);
            if (taking.isPresent()) {
                return taking.get();
            }
        }
    }

    private Optional<Taking> again(String system, DeferredTable.Head head, String me) {
        OpenExchange entry = rows.open(head.exchangeId()).orElseThrow();
        return deliveries.again(head, me) ? Optional.of(taken(system, head, entry, me)) : Optional.empty();
    }

    private static Taking taken(String system, DeferredTable.Head head, OpenExchange entry, String me) {
        OpenExchange mine = new OpenExchange(entry.intent(), entry.state(), entry.version(), entry.openedAt(), me);
        return new Taking.Taken(new TakenChange(head.position(), system, mine, head.attempts() + 1));
    }

    /** Empty when another hub has come in between. */
    private Optional<Taking> take(String system, DeferredTable.Head head, String me, Duration late) {
        if (head.state() == DeferredState.PARKED) {
            return Optional.of(new Taking.Parked());
        }
        if (head.owner() != null) {
            if (head.ownerAlive() && !head.owner().equals(me)) {
                return Optional.of(new Taking.Elsewhere());
            }
            table.leaveAlone(head, late);
            return Optional.of(new Taking.NotYet());
        }
        if (head.early()) {
            return Optional.of(new Taking.NotYet());
        }
        OpenExchange entry = rows.open(head.exchangeId()).orElseThrow();
        Optional<Taking> first = needed(system, head, entry.intent().change().orElseThrow());
        if (first.isPresent()) {
            return first;
        }
        return table.claim(head, me) ? Optional.of(taken(system, head, entry, me)) : Optional.empty();
    }

    private Optional<Taking> needed(String system, DeferredTable.Head head, Change change) {
        List<DeferredTable.Needed> needed = table.needed(system, head.position(), change.references());
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        if (needed.stream().allMatch(first -> first.state() == DeferredState.WAITING)) {
            return Optional.of(new Taking.After(
                    needed.stream().map(DeferredTable.Needed::record).collect(Collectors.toSet())));
        }
        table.putBehind(head.position());
        return Optional.of(new Taking.Parked());
    }

    @Override
    public void delivered(TakenChange change, List<Step> steps) {
        deliveries.delivered(change, steps);
    }

    @Override
    public void parked(TakenChange change, List<Step> steps, NewFinding finding) {
        deliveries.parked(change, steps, finding);
    }

    @Override
    public void putOff(TakenChange change, Why why, Duration pause) {
        table.giveBack(change, DeferredState.WAITING, why, pause);
    }

    @Override
    public List<OpenExchange> line(DeferredChange change) {
        List<UUID> line = table.line(change);
        return line.stream().map(exchange -> rows.open(exchange).orElseThrow()).toList();
    }

    @Override
    public Set<RecordId> records(String entity) {
        return table.records(entity);
    }

    @Override
    public List<Change> of(Collection<RecordId> records) {
        return table.exchanges(records).stream()
                .map(exchange -> rows.open(exchange).orElseThrow())
                .map(owed -> owed.intent().change().orElseThrow())
                .toList();
    }

    @Override
    public boolean isDeletedAfter(String system, RecordId record, long position) {
        return table.next(system, record, position, Operation.DELETE).isPresent();
    }

    @Override
    public int remind(String system, Duration untouchedFor) {
        Integer reminded = transaction.execute(status -> lines.remind(system, untouchedFor));
        if (reminded != null && reminded > 0) {
            signal.wake();
        }
        return reminded == null ? 0 : reminded;
    }
}
