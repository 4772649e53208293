package org.floris.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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
    private final Payloads payloads;
    private final Holders holders;
    private final Promises promises;

    Opener(
            OpeningStatement statement,
            HubInstance hub,
            JdbcClient jdbc,
            Homes homes,
            ReleasedHolds releasedHolds,
            JournalSettings settings,
            Payloads payloads,
            Holders holders,
            DeferredTable deferred,
            Promises promises) {
        this.statement = statement;
        this.hub = hub;
        this.jdbc = jdbc;
        this.homes = homes;
        this.releasedHolds = releasedHolds;
        this.settings = settings;
        this.payloads = payloads;
        this.holders = holders;
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
                            new OpenExchange(intent, ExchangeState.OPEN, 0, openedAt, owner), attempt.owing());
                }
                case MESSAGE_KNOWN -> {
                    Optional<Opening> repeated = repeated(intent, waited);
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
                case HELD -> orGiveUp(waited, settings.holdWithin(intent.way()), intent.recordKey());
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

    Optional<Opening.Repeated> answered(String messageId, String payloadHash) {
        return earlier(messageId, payloadHash).flatMap(Earlier::answer);
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

    private Optional<Earlier> earlier(String messageId, String payloadHash) {
        Optional<Earlier> found = jdbc.sql(
                        "select m.payload_hash, m.exchange_id, e.state, e.answer_status, e.answer_type, e.answer_body,"
                                + " e.answer_sealed from message m join exchange e on e.id = m.exchange_id"
                                + " where m.message_id = ?")
                .param(messageId)
                .query(this::earlier)
                .optional();
        found.filter(earlier -> !earlier.payloadHash().equals(payloadHash)).ifPresent(earlier -> {
            throw new FlorisException(
                    ErrorCode.MESSAGE_ID_REUSED,
                    "This message id was used for another payload, in exchange " + earlier.exchangeId()
                            + "; give every message an id of its own");
        });
        return found;
    }

    /** Empty when the first message is still at work and there is time to wait for it, or when it is forgotten. */
    private Optional<Opening> repeated(Intent intent, Duration waited) {
        Optional<Earlier> found = earlier(intent.messageId().orElseThrow(), intent.payloadHash());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<Opening.Repeated> answered = found.flatMap(Earlier::answer)
                .or(() -> promises.again(found.get().exchangeId()));
        if (answered.isPresent()) {
            return answered.map(Opening.class::cast);
        }
        if (waited.compareTo(settings.messageWithin()) >= 0) {
            throw holders.refusalOfRepeat(found.get().exchangeId());
        }
        return Optional.empty();
    }

    private void orGiveUp(Duration waited, Duration within, String recordKey) {
        if (waited.compareTo(within) >= 0) {
            throw holders.refusal(recordKey);
        }
    }

    /** Home itself was away as a mirror and has yet to get what was written meanwhile: this write must not overtake that. */
    private void orGiveUp(Duration waited, Intent intent) {
        if (waited.compareTo(settings.holdWithin(intent.way())) < 0) {
            return;
        }
        String home = intent.home().system();
        String next = deferred.head(home, intent.change().orElseThrow().record())
                .filter(first -> first.state() == DeferredState.PARKED)
                .map(first -> "exchange " + first.exchangeId() + " is parked there, and somebody has to decide about it"
                        + " first. Tell the operators")
                .orElse("they are delivered by themselves. Try again in a moment");
        throw new FlorisException(
                ErrorCode.RECORD_HELD,
                home + " has yet to get earlier changes of this record, from a time when it was away; " + next);
    }

    private static void orGiveUp(Duration waited, Duration within, ErrorCode code, String message) {
        if (waited.compareTo(within) >= 0) {
            throw new FlorisException(code, message);
        }
    }

    private Earlier earlier(ResultSet row, int number) throws SQLException {
        UUID exchangeId = row.getObject("exchange_id", UUID.class);
        boolean atWork = ExchangeState.valueOf(row.getString("state")).holdsRecord();
        return new Earlier(
                row.getString("payload_hash"),
                exchangeId,
                atWork ? Optional.empty() : payloads.answer(exchangeId, row));
    }

    private record Earlier(String payloadHash, UUID exchangeId, Optional<StoredAnswer> stored) {
        Optional<Opening.Repeated> answer() {
            return stored.map(answer -> new Opening.Repeated(exchangeId, answer));
        }
    }
}
