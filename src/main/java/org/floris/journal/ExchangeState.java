package org.floris.journal;

import java.util.Set;

/** Where an exchange stands. Stored by name. */
public enum ExchangeState {
    /** The intent is in the journal, the record is held, and systems are being written. */
    OPEN,
    /** Home, every synchronous mirror and the unified store have it. */
    DONE,
    /** Home or a rule said no; nothing was changed anywhere. */
    REFUSED,
    /** A mirror said no; home was put back from the before-image. */
    REVERSED,
    /** What became of it in some system is unknown; the record stays held until that is settled. */
    IN_DOUBT,
    /**
     * Home, journal and unified store have it and the caller was told done, but at least one mirror is owed it and gets
     * it in record order. Holds no record.
     */
    DEFERRED,
    /**
     * The delivery to a mirror failed for the change's own reasons and waits for a person; an open finding says why. Later
     * changes of the same record wait behind it. Holds no record.
     */
    PARKED,
    /** A breakage before anything had reached any system. */
    FAILED;

    /** Whether nothing more will happen to it. */
    public boolean isTerminal() {
        return allowedNext().isEmpty();
    }

    /** Whether the record is held. */
    public boolean holdsRecord() {
        return this == OPEN || this == IN_DOUBT;
    }

    public Set<ExchangeState> allowedNext() {
        return switch (this) {
            case OPEN -> Set.of(DONE, REFUSED, REVERSED, IN_DOUBT, DEFERRED, FAILED);
            case IN_DOUBT -> Set.of(DONE, REFUSED, REVERSED, IN_DOUBT, DEFERRED, FAILED);
            case DEFERRED -> Set.of(DONE, PARKED);
            case PARKED -> Set.of(DEFERRED, DONE, REVERSED);
            case DONE, REFUSED, REVERSED, FAILED -> Set.of();
        };
    }
}
