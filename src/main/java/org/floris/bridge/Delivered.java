package org.floris.bridge;

import org.floris.canonical.Why;

/**
 * What came of the wish to deliver the next change of a record.
 *
 * @param why nothing was delivered, or what stands in the way of the rest
 */
record Delivered(Kind kind, Why why) {
    /** Stored by name in the protocol of a replay. */
    enum Kind {
        /** It was written. */
        WRITTEN,
        /** The mirror had it already. */
        ALREADY_THERE,
        /** The mirror does not take it, for the change's own reasons. */
        PARKED,
        /** Somebody has changed the record in the mirror since. */
        CONFLICT,
        /** Nothing is owed. */
        NOTHING,
        /** What comes first is parked. */
        BEHIND,
        /** Not now: the mirror is away, or an earlier request may still arrive. */
        LATER,
        /** Somebody else is at it. */
        ELSEWHERE
    }

    static Delivered of(Kind kind) {
        return new Delivered(kind, Why.NONE);
    }

    /** Whether the record's next change may be looked at. */
    boolean goesOn() {
        return kind == Kind.WRITTEN || kind == Kind.ALREADY_THERE;
    }

    /** Whether the same has to be tried once more. */
    boolean comesAgain() {
        return kind == Kind.LATER || kind == Kind.ELSEWHERE;
    }
}
