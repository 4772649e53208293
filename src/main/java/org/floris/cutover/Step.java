package org.floris.cutover;

/** What can be done to a batch. */
public enum Step {
    /** Moves the members to the batch's target system. */
    SWITCH(BatchState.SWITCHING, BatchState.SWITCHED),
    /** Moves the members back to the homes that they had at the switch. */
    ROLL_BACK(BatchState.ROLLING_BACK, BatchState.ROLLED_BACK);

    private final BatchState during;
    private final BatchState after;

    Step(BatchState during, BatchState after) {
        this.during = during;
        this.after = after;
    }

    public BatchState during() {
        return during;
    }

    public BatchState after() {
        return after;
    }

    /** Whether a batch in {@code state} may take this step. */
    public boolean isAllowedFrom(BatchState state) {
        return state.allowedNext().contains(during);
    }
}
