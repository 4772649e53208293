package org.floris.journal;

import org.floris.canonical.Why;

/**
 * Why an event does not go out now.
 *
 * @param reason holds no personal data
 */
record Parking(OutboxRow event, State state, Why reason) {
    enum State {
        /** For its own reasons. */
        PARKED,
        /** An earlier event of the same record is parked. */
        BEHIND
    }

    static Parking parked(OutboxRow event, Why reason) {
        return new Parking(event, State.PARKED, reason);
    }

    static Parking behind(OutboxRow event) {
        return new Parking(
                event, State.BEHIND, Why.of("event-behind", "An earlier event of the same record is parked."));
    }
}
