package org.floris.sandbox;

import java.util.UUID;

/**
 * A fault to be injected into a simulated system.
 *
 * @param id names the rule; null: one is given
 * @param operation, entity, recordId and login choose the calls; null: any
 * @param count how many calls it still strikes; null: until it is removed
 * @param probability from 0 to 1; null: always
 * @param delayMillis and jitterMillis of latency and late answers
 * @param code and message of a refusal; null: a business rule's code and a general text
 */
public record FaultRule(
        String id,
        Kind kind,
        String operation,
        String entity,
        UUID recordId,
        String login,
        Integer count,
        Double probability,
        Long delayMillis,
        Long jitterMillis,
        Integer code,
        String message) {

    /** What can go wrong. */
    public enum Kind {
        /** The call waits before it is worked on. */
        LATENCY,
        /** The call is refused with a fault and changes nothing. */
        REFUSAL,
        /** The connection is closed before the call is worked on. */
        DROP_BEFORE,
        /** The call is done, but its answer is lost: the connection is closed after the commit. */
        DROP_AFTER,
        /** Every connection is closed, whatever comes on it. */
        DOWN,
        /** The call is done at once, but its answer waits. */
        LATE_ANSWER,
        /** The call is done, but its answer is garbage. */
        WRONG_ANSWER,
        /** The call is turned away with HTTP 503 and changes nothing. */
        THROTTLE
    }

    static FaultRule of(Kind kind) {
        return new FaultRule(null, kind, null, null, null, null, null, null, null, null, null, null);
    }
}
