package org.floris.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.RecordId;
import org.floris.store.Homes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens an exchange, waiting for what passes by itself. No transaction is open while it waits. */
@Component
class Opener {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

    private final OpeningStatement statement;
    private final HubInstance hub;
    private final JdbcClient jdbc;
    private final Homes homes;
    private final ReleasedHolds releasedHolds;
    private final JournalSettings settings;
    private final DeferredTable deferred;
    private final Holders holders;
    private final Promises promises;
    private final Messages messages;

    Opener(
            OpeningStatement statement,
            HubInstance hub,
            JdbcClient jdbc,
            Homes homes,
            ReleasedHolds releasedHolds,
            JournalSettings settings,
            Holders holders,
            DeferredTable deferred,
            Promises promises,
            Messages messages) {
        this.statement = statement;
        this.hub = hub;
        this.jdbc = jdbc;
        this.homes = homes;
        this.releasedHolds = releasedHolds;
        this.settings = settings;
        this.holders = holders;
        this.messages = messages;
        this.deferred = deferred;
        this.promises = promises;
    }

    Opening open(Intent intent) {
        long begun = System.nanoTime();
        Duration pause = SHORTEST_PAUSE;
        while (true) {
            Instant openedAt = Instant.now();
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);
            String owner = ownerWithin(settings.holdWithin(intent.way()));
            Optional<Opening.Repeated> sameSave = promises.ofTheSameSave(intent);
            if (sameSave.isPresent()) {
                return sameSave.get();
            }
            OpeningStatement.Attempt attempt = attempt(intent, owner, openedAt);
            switch (attempt.result()) {
                case OPENED -> {
                    return new Opening.Opened(
                            new OpenExchange(intent, ExchangeState.OPEN, 0, openedAt, owner),
                            attempt.owing(),
                            attempt.stored());
                }
                case MESSAGE_KNOWN -> {
                    Optional<Opening> repeated =
                            messages.answered(intent.message().orElseThrow(), waited);
                    if (repeated.isPresent()) {
                        return repeated.get();
                    }
                }
                case NO_HOME -> homes.homeOf(intent.user().id());
                case STALE_HOME ->
                    throw new FlorisException(
                            ErrorCode.STALE_HOME_EPOCH,
                            "The user's home has changed since this call was routed; send it again");
                case MOVING ->
                    orGiveUp(
                            waited,
                            settings.moveWithin(),
                            ErrorCode.USER_MOVING,
                            "The user is being moved to another system; try again in a moment");
                case OVERTAKEN -> {
                    return new Opening.Overtaken();
                }
                case HELD -> orGiveUp(waited, settings.holdWithin(intent.way()), intent.heldKeys());
                case HOME_OWED -> orGiveUp(waited, intent);
                default -> throw new IllegalStateException();
            }
            releasedHolds.await(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** While the lease is over nothing is opened; the next beat of the heart brings a new one. */
    private String ownerWithin(Duration within) {
        long begun = System.nanoTime();
        while (true) {
            Optional<String> owner = hub.owner();
            if (owner.isPresent()) {
                return owner.get();
            }
            orGiveUp(
                    Duration.ofNanos(System.nanoTime() - begun),
                    within,
                    ErrorCode.JOURNAL_UNAVAILABLE,
                    "The hub could not renew its lease in the journal; try again in a moment");
            releasedHolds.await(LONGEST_PAUSE);
        }
    }

    private OpeningStatement.Attempt attempt(Intent intent, String owner, Instant openedAt) {
        try {
            return statement.attempt(intent, owner, openedAt);
        } catch (SQLException broken) {
            throw SqlFailures.of("open an exchange", broken);
        }
    }

    long turnOf(RecordId record) {
        return jdbc.sql("select turn from record_turn where record = ?")
                .param(record.toString())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    boolean isBusy(RecordId record) {
        return jdbc.sql("select exists (select from hold where record = :record)"
                        + " or exists (select from deferred_change where record = :record)")
                .param("record", record.toString())
                .query(Boolean.class)
                .single();
    }

    private void orGiveUp(Duration waited, Duration within, List<String> heldKeys) {
        if (waited.compareTo(within) >= 0) {
            throw holders.refusal(heldKeys);
        }
    }

    /** Home itself was away as a mirror and has yet to get what was written meanwhile: this write must not overtake that. */
    private void orGiveUp(Duration waited, Intent intent) {
        if (waited.compareTo(settings.holdWithin(intent.way())) < 0) {
            return;
        }
        String home = intent.home().system();
        String next = records(intent).stream()
                .flatMap(record -> deferred.head(home, record).stream())
                .filter(first -> first.state() == DeferredState.PARKED)
                .findFirst()
                .map(first -> "exchange " + first.exchangeId() + " is parked there, and somebody has to decide about it"
                        + " first. Tell the operators")
                .orElse("they are delivered by themselves. Try again in a moment");
        throw new FlorisException(
                ErrorCode.RECORD_HELD,
                home + " has yet to get earlier changes of this record, from a time when it was away; " + next);
    }

    private static List<RecordId> records(Intent intent) {
        return intent.change().map(change -> List.of(change.record())).orElse(intent.together());
    }

    private static void orGiveUp(Duration waited, Duration within, ErrorCode code, String message) {
        if (waited.compareTo(within) >= 0) {
            throw new FlorisException(code, message);
        }
    }
}
