package org.floris.crash;

import java.util.Optional;
import java.util.UUID;

/**
 * One thing that somebody wanted written, and what he was told.
 *
 * @param serial    unique in the run; stands in the record's description, so that the write can be recognised everywhere
 * @param messageId empty for a save in a CRM's pages
 * @param way       {@link #PAGE} or {@link #PROGRAM}
 * @param record    the same id in all systems
 * @param value     the status code, the owner's log-in, or the client who is tied or untied; empty for other operations
 */
record Write(
        String serial,
        Optional<String> messageId,
        String login,
        String way,
        Operation operation,
        String entity,
        UUID record,
        Optional<String> value,
        long sentAt,
        long answeredAt,
        Told told,
        String answer) {
    static final String PAGE = "page";
    static final String PROGRAM = "program";

    enum Operation {
        CREATE,
        UPDATE,
        SET_STATE,
        ASSIGN,
        ASSOCIATE,
        DISASSOCIATE,
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

    /** What is about to be sent. */
    static Write planned(
            String serial,
            String login,
            String way,
            Operation operation,
            String entity,
            UUID record,
            Optional<String> value) {
        long now = System.nanoTime();
        return new Write(
                serial, Optional.empty(), login, way, operation, entity, record, value, now, 0, Told.UNKNOWN, "");
    }

    Write withMessage(String id) {
        return new Write(
                serial,
                Optional.of(id),
                login,
                way,
                operation,
                entity,
                record,
                value,
                sentAt,
                answeredAt,
                told,
                answer);
    }

    Write told(Told told, UUID record, String answer) {
        return with(told, record, System.nanoTime(), answer);
    }

    /** The same write, as it looks from a record that an attempt has made and that was taken back before the next one. */
    Write withdrawnFrom(UUID other) {
        return with(Told.REFUSED, other, answeredAt, answer + " (of record " + record + ")");
    }

    private Write with(Told told, UUID record, long answeredAt, String answer) {
        return new Write(
                serial, messageId, login, way, operation, entity, record, value, sentAt, answeredAt, told, answer);
    }

    boolean acknowledged() {
        return told == Told.ACKNOWLEDGED;
    }

    /** Whether it writes a tie, and which one. */
    boolean ties(UUID client) {
        return (operation == Operation.ASSOCIATE || operation == Operation.DISASSOCIATE)
                && value.equals(Optional.of(client.toString()));
    }
}
