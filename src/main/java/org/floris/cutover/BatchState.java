package org.floris.cutover;

import java.util.Set;

/** Where a batch stands. A step goes along {@link #allowedNext()} only, by compare-and-set on the batch's version. */
public enum BatchState {
    /** Named and filled; its members work where they worked before. */
    DRAFT,
    /** Its members' new writes wait until their writes in flight have ended; falls back to where it came from. */
    SWITCHING,
    /** Its members' home is the target system. */
    SWITCHED,
    /** Like {@link #SWITCHING}, on the way back. */
    ROLLING_BACK,
    /** Its members' home is again what it was at the switch. It may be switched again. */
    ROLLED_BACK;

    /** Whether nothing can follow. A batch that was rolled back may be tried again, so none does in this first form. */
    public boolean isTerminal() {
        return allowedNext().isEmpty();
    }

    /** Whether a step is under way; nobody else may begin one meanwhile. */
    public boolean isMoving() {
        return this == SWITCHING || this == ROLLING_BACK;
    }

    /** Whether its members are bound to it, so that no other batch may take them. */
    public boolean isActive() {
        return isMoving() || this == SWITCHED;
    }

    public Set<BatchState> allowedNext() {
        return switch (this) {
            case DRAFT -> Set.of(SWITCHING);
            case SWITCHING -> Set.of(SWITCHED, DRAFT, ROLLED_BACK);
            case SWITCHED -> Set.of(ROLLING_BACK);
            case ROLLING_BACK -> Set.of(ROLLED_BACK, SWITCHED);
            case ROLLED_BACK -> Set.of(SWITCHING);
        };
    }
}
