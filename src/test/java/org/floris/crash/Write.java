package org.floris.crash;

import java.util.Optional;
import java.util.UUID;

/**
 * One thing that somebody wanted written, and what he was told.
 *
 * @param serial    unique in the run; stands in the record's description, so that the write can be recognised everywhere
 * @param messageId empty for a save in a CRM's pages
 * @param record    the same id in all systems
 * @param hot       whether others write the same record at the same time
 */
record Write(
        String serial,
        Optional<String> messageId,
        String login,
        String way,
        Operation operation,
        String entity,
        UUID record,
        boolean hot,
        Optional<Integer> state,
        long sentAt,
        long answeredAt,
        Told told,
        String answer) {
    enum Operation {
        CREATE,
        UPDATE,
        SET_STATE,
        DELETE
    }

    /** What the caller knows. */
    enum Told {
        /** Done. */
        ACKNOWLEDGED,
        /** Not done, nothing changed. */
        REFUSED,
        /** Nothing that he can rely on. */
        UNKNOWN
    }

    Write by(String way, Optional<String> messageId) {
        return new Write(
                serial, messageId, login, way, operation, entity, record, hot, state, sentAt, answeredAt, told, answer);
    }

    Write told(Told told, UUID record, String answer) {
        return new Write(
                serial,
                messageId,
                login,
                way,
                operation,
                entity,
                record,
                hot,
                state,
                sentAt,
                System.nanoTime(),
                told,
                answer);
    }

    /** The same write, as it looks from a record that an attempt has made and that was taken back before the next one. */
    Write withdrawnFrom(UUID other) {
        return new Write(
                serial,
                messageId,
                login,
                way,
                operation,
                entity,
                other,
                hot,
                state,
                sentAt,
                answeredAt,
                Told.REFUSED,
                answer + " (of record " + record + ")");
    }

    boolean acknowledged() {
        return told == Told.ACKNOWLEDGED;
    }
}
