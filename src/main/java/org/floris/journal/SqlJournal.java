package org.floris.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;
import org.floris.crash.CrashPoints;
import org.floris.crash.CrashStep;
import org.floris.store.DatabaseAway;
import org.springframework.stereotype.Component;

@Component
class SqlJournal implements Journal {
    private final Opener opener;
    private final Messages messages;
    private final Closer closer;
    private final Promises promises;
    private final Resumer resumer;
    private final HubInstance hub;
    private final ReleasedHolds releasedHolds;
    private final OutboxSignal outbox;
    private final DeferredSignal deferred;
    private final JournalMetrics metrics;
    private final CrashPoints points;

    SqlJournal(
            Opener opener,
            Messages messages,
            Closer closer,
            Promises promises,
            Resumer resumer,
            HubInstance hub,
            ReleasedHolds releasedHolds,
            OutboxSignal outbox,
            DeferredSignal deferred,
            JournalMetrics metrics,
            CrashPoints points) {
        this.opener = opener;
        this.messages = messages;
        this.closer = closer;
        this.promises = promises;
        this.resumer = resumer;
        this.hub = hub;
        this.releasedHolds = releasedHolds;
        this.outbox = outbox;
        this.deferred = deferred;
        this.metrics = metrics;
        this.points = points;
    }

    @Override
    public long turnOf(RecordId record) {
        return reachable(() -> opener.turnOf(record));
    }

    @Override
    public boolean isBusy(RecordId record) {
        return reachable(() -> opener.isBusy(record));
    }

    @Override
    public Opening open(Intent intent) {
        return points.around(CrashStep.OPEN, () -> metrics.timeOpening(() -> reachable(() -> opener.open(intent))));
    }

    @Override
    public Optional<Opening> answered(MessageKey message) {
        return reachable(() -> messages.answered(message));
    }

    @Override
    public boolean mayWrite(OpenExchange exchange) {
        return hub.mayWriteAs(exchange.owner());
    }

    @Override
    public void promise(OpenExchange exchange, StoredAnswer answer) {
        reachable(() -> {
            promises.keep(exchange, answer);
            return null;
        });
    }

    @Override
    public boolean withdraw(OpenExchange exchange, Duration notAskedFor) {
        return reachable(() -> promises.withdraw(exchange, notAskedFor));
    }

    @Override
    public void done(OpenExchange exchange, Settlement settlement) {
        close(exchange, Closing.done(settlement));
        settlement.applied().ifPresent(change -> outbox.wake());
    }

    @Override
    public void deferred(OpenExchange exchange, Settlement settlement, List<Owed> owed) {
        close(exchange, Closing.deferred(settlement, owed));
        outbox.wake();
        deferred.wake();
    }

    @Override
    public void refused(OpenExchange exchange, Ending ending) {
        close(exchange, Closing.without(ExchangeState.REFUSED, ending));
    }

    @Override
    public void reversed(OpenExchange exchange, Ending ending) {
        close(exchange, Closing.without(ExchangeState.REVERSED, ending));
    }

    @Override
    public void failed(OpenExchange exchange, Ending ending) {
        close(exchange, Closing.without(ExchangeState.FAILED, ending));
    }

    @Override
    public void inDoubt(OpenExchange exchange, List<Step> steps, Why why) {
        close(exchange, Closing.inDoubt(steps, why));
    }

    @Override
    public void undecided(OpenExchange exchange, List<Step> steps, NewFinding finding) {
        close(exchange, Closing.undecided(steps, finding));
    }

    @Override
    public void decided(OpenExchange exchange, DecidedEnding ending) {
        close(exchange, Closing.decided(ending));
        ending.applied().ifPresent(change -> outbox.wake());
    }

    @Override
    public List<UUID> doubts() {
        return reachable(resumer::doubts);
    }

    @Override
    public Optional<OpenExchange> resume(UUID exchangeId) {
        return points.around(CrashStep.RESUME, () -> reachable(() -> resumer.resume(exchangeId)));
    }

    private void close(OpenExchange exchange, Closing closing) {
        metrics.timeClosing(() -> reachable(() -> points.around(closing.crashStep(), () -> {
            closer.close(exchange, closing);
            return null;
        })));
        releasedHolds.announce();
        if (exchange.state() != closing.to()) {
            metrics.count(exchange, closing);
        }
    }

    private static <T> T reachable(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw DatabaseAway.explains(failure)
                    ? new FlorisException(
                            ErrorCode.JOURNAL_UNAVAILABLE,
                            "The hub's journal does not answer; try again in a moment",
                            failure)
                    : failure;
        }
    }
}
