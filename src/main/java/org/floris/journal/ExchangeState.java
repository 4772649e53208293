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
    /** Home and the unified store have it; a mirror that is down will get it, in record order. */
    DEFERRED,
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
            case DEFERRED -> Set.of(DONE, IN_DOUBT);
            case DONE, REFUSED, REVERSED, FAILED -> Set.of();
        };
    }
}
