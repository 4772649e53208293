package org.floris.bridge.model;

/**
 * The rules that together make the protocol. The intended protocol keeps them all; leaving any one out breaks an
 * invariant, which the tests show. Each constant names the class whose duty the rule is.
 */
enum Rule {
    /** {@code journal.OpeningStatement}: a record that is held is not opened a second time. */
    HOLD,
    /** {@code journal.Closer}: what is in doubt stays held until it is settled. */
    DOUBT_HOLDS,
    /** {@code journal.Closer}: an exchange is closed only by whoever has it, by compare-and-set on its version. */
    CLOSE_COMPARES,
    /** {@code journal.Closer}: the event is written in the transaction of the close. */
    OUTBOX_IN_CLOSE,
    /** {@code bridge.HomeWriter}, {@code bridge.MirrorWriter}: no answer in time is not the same as not reached. */
    UNKNOWN_IS_DOUBT,
    /**
     * {@code journal.OpeningStatement}: the before-image counts as read under the hold. It is read before it, and the
     * record's turn, asked before that and compared under the hold, tells whether anybody has closed in between; then
     * {@code bridge.Opener} reads once more.
     */
    BEFORE_UNDER_HOLD,
    /** {@code bridge.HomeWriter}: a read-back that fails does not mean that home has not been written. */
    READ_BACK_APART,
    /** {@code bridge.DoubtResolver}: looks only when no request of the exchange can be carried out any more. */
    WAIT_OUT_LATE,
    /** {@code journal.HubInstance}, {@code bridge.Fence}: once its lease was over, a hub sends nothing for what it had opened. */
    LEASE_FENCE,
    /** {@code journal.HubInstance}, {@code bridge.Fence}: the same for what a resolver has taken. */
    RESOLVER_FENCE,
    /** {@code journal.DeadOwnerSweep}: takes only what belongs to a hub whose lease is over. */
    SWEEP_BY_LEASE,
    /** {@code journal.Resumer}: takes this hub's own, and what belongs to a hub whose lease is over. */
    RESUME_BY_LEASE,
    /** {@code bridge.DoubtResolver#resolve}: an exchange that is being settled is not taken a second time by the same hub. */
    RESUME_ONCE,
    /**
     * {@code journal.DeadOwnerSweep}, {@code bridge.LiveExchanges}: what is open without a thread at work on it is
     * marked as soon as the journal is back.
     */
    CLOSE_AGAIN,
    /** {@code bridge.Undoer}, {@code bridge.DoubtResolver}: only what the exchange itself has written is put back. */
    CHANGED_SINCE,
    /** {@code bridge.DoubtResolver}: what it has finished in a mirror counts as written when it has to undo. */
    FINISHED_COUNTS,
    /** {@code bridge.DoubtResolver}: finishes a create with what home has made of it. */
    FINISH_WITH_HOMES_TRUTH,
    /** {@code bridge.HomeWriter}: a plug-in's save is done when home is seen to have it, not when the hub agreed. */
    CONFIRM_COMMIT,
    /** {@code journal.OpeningStatement}: one message id opens one exchange. */
    MESSAGE_ONCE,
    /** {@code bridge.Opener}: a message that is known is answered before anything else can turn it away. */
    REPEAT_FIRST,
    /** {@code journal.OpeningStatement}: the home's epoch is compared when the exchange is opened. */
    EPOCH_CHECK,
    /** {@code journal.OpeningStatement}: a user who is being moved opens nothing. */
    MOVING_WAITS,
    /** {@code cutover.LiveEffects#drain}: nobody is flipped while a write of his is open or in doubt. */
    DRAIN,
    /** {@code store.SqlHomes#flip}: flips only under a mark that still stands. */
    FLIP_UNDER_MARK
}
