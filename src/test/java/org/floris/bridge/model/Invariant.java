package org.floris.bridge.model;

/** What has to hold. The first group in every state, {@link #SETTLES} of every state's future. */
enum Invariant {
    /** A record that nobody holds is the same in home, mirrors and store. */
    SAME_EVERYWHERE("a record that nobody holds is the same in home, mirrors and store"),
    /** Whoever was told done has it in the journal as done. */
    TOLD_DONE("a call that was told done is done"),
    /** Whoever was told that nothing was changed finds nothing changed. */
    TOLD_FAILED("a call that was told failed left everything as it was, or is in doubt"),
    /** One effect for each message id. */
    ONE_EFFECT("a message has one effect"),
    /** Between open and close there is one exchange for each record. */
    HOLD_EXCLUDES("between open and close there is one exchange on a record"),
    /** What is being written carries the home and the epoch of its user. */
    ONE_HOME("no write of a stale home epoch is under way"),
    /** A change made past the hub is not overwritten by an undo. */
    OTHERS_CHANGES("a change made past the hub is not overwritten by an undo"),
    /** The topic has the changes of a record in the order of the store. */
    TOPIC_ORDER("the topic has the changes of a record in the order of the store"),
    /** From every state a state is reached, without further faults, in which nothing is open, in doubt or unpublished. */
    SETTLES("everything that was begun can settle by itself");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String toString() {
        return sentence;
    }
}
