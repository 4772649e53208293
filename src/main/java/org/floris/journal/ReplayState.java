package org.floris.journal;

import java.util.Set;

/** Where a replay stands. Stored by name. */
public enum ReplayState {
    /** A hub goes through the changes; another one goes on when that dies. */
    RUNNING,
    /** Somebody has stopped it; nothing more is begun. */
    STOPPED,
    /** It has gone through all that matched when it was started. */
    DONE;

    public boolean isTerminal() {
        return allowedNext().isEmpty();
    }

    public Set<ReplayState> allowedNext() {
        return this == RUNNING ? Set.of(STOPPED, DONE) : Set.of();
    }

    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
