package org.floris.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.RecordId;
import org.floris.canonical.Why;

/**
 * The hub's word about every write. Each method is one transaction with one commit; none may be called inside another
 * transaction. All throw {@link org.floris.canonical.FlorisException} JOURNAL_UNAVAILABLE when the database does not
 * answer; after {@link #open} has thrown that, nothing may be written.
 *
 * <p>The methods that end an exchange throw {@link IllegalStateException} when somebody else has ended or taken it
 * since.
 */
public interface Journal {
    /**
     * How many exchanges of this record have been closed. Asked before anything is read that the write builds upon, and
     * compared when the record is held: what was read in between is then still true.
     */
    long turnOf(RecordId record);

    /** Whether an exchange holds the record, or a mirror is owed one of its changes: what systems show is on its way. */
    boolean isBusy(RecordId record);

    /**
     * Holds the record and writes down the intent. Waits, for a bounded time and without a transaction, for a user who
     * is being moved, for whoever holds the record and for the same message still at work.
     *
     * @throws org.floris.canonical.FlorisException MESSAGE_ID_REUSED, RECORD_HELD (names the exchange that holds it),
     *                                              USER_MOVING, STALE_HOME_EPOCH, UNKNOWN_USER, JOURNAL_UNAVAILABLE
     */
    Opening open(Intent intent);

    /**
     * What became of this message before; asked when a repeat cannot even be planned any more, because the first has
     * done its work. Waits, for a bounded time, while the first is at work.
     *
     * @return {@link Opening.Repeated} or {@link Opening.Undecided}; empty when the message is new
     * @throws org.floris.canonical.FlorisException MESSAGE_ID_REUSED when that was another payload, RECORD_HELD when the
     *                                              first is still at work
     */
    Optional<Opening> answered(MessageKey message);

    /**
     * Asked before each request to a system, and costs nothing: whether the exchange is still this hub's own. Once it is
     * not, it never will be again; nothing more may be sent for it, and it is in doubt.
     */
    boolean mayWrite(OpenExchange exchange);

    /**
     * Keeps what a plug-in is told while its exchange stays open, so that a repeat of its call is told the same and has
     * no effect of its own.
     */
    void promise(OpenExchange exchange, StoredAnswer answer);

    /**
     * Ends the wait for a commit: from here on no repeat is told what was promised.
     *
     * @return false when a repeat has been told so within that time: the wait begins anew
     */
    boolean withdraw(OpenExchange exchange, Duration notAskedFor);

    /** Ends it well: entry, unified store, links, event and the end of the hold, all or nothing. */
    void done(OpenExchange exchange, Settlement settlement);

    /**
     * Ends it well, but for mirrors that get it later: as {@link #done}, and each of them is owed the change, in record
     * order, from the same moment on.
     *
     * @param owed not empty, and only mirrors of the intent
     */
    void deferred(OpenExchange exchange, Settlement settlement, List<Owed> owed);

    /** Home or a rule said no. */
    void refused(OpenExchange exchange, Ending ending);

    /** A mirror said no and home was put back. */
    void reversed(OpenExchange exchange, Ending ending);

    /** A breakage before anything had reached any system. */
    void failed(OpenExchange exchange, Ending ending);

    /**
     * Unknown in some system: the record stays held. One that was resumed may stay in doubt: the steps are added to the
     * earlier ones, as they are when it is ended later.
     */
    void inDoubt(OpenExchange exchange, List<Step> steps, Why why);

    default void inDoubt(OpenExchange exchange, List<Step> steps, String why) {
        inDoubt(exchange, steps, Why.plain(why));
    }

    /**
     * Unknown in some system, and no later look can settle it: a finding is opened, and any hub may take the exchange
     * from now on. When it is ended in whatever way, its findings are settled with it.
     */
    void undecided(OpenExchange exchange, List<Step> steps, NewFinding finding);

    /**
     * Ends it as a person has decided, and settles his finding.
     *
     * @throws IllegalStateException also when somebody else has settled the finding since; nothing is changed then
     */
    void decided(OpenExchange exchange, DecidedEnding ending);

    /** What is in doubt, oldest first, at most 10,000. */
    List<UUID> doubts();

    /**
     * Takes an exchange that is in doubt, so that the caller and nobody else may end it.
     *
     * @return empty when it is not in doubt, or another took it at the same moment
     */
    Optional<OpenExchange> resume(UUID exchangeId);
}
