package org.floris.bridge;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.connector.SystemRefusal;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.journal.ExchangeState;

/**
 * What a caller is told of his write, before it is put into his dialect. Kept in the journal, so that the same message
 * gets the same answer.
 *
 * @param recordId the record's id in the caller's terms
 * @param error    empty when it is done
 * @param refusal  the refusing system's own words
 * @param reason   one sentence
 * @param words    home's own answer, where the write passed through; what the caller is given then
 */
record WriteReply(
        UUID exchangeId,
        ExchangeState state,
        String recordId,
        Optional<ErrorCode> error,
        Optional<SystemRefusal> refusal,
        String reason,
        List<String> nextSteps,
        Optional<DialectEndpoint.Answer> words) {
    WriteReply {
        // Replies that older releases have stored say nothing of it.
        words = words == null ? Optional.empty() : words;
    }

    WriteReply(
            UUID exchangeId,
            ExchangeState state,
            String recordId,
            Optional<ErrorCode> error,
            Optional<SystemRefusal> refusal,
            String reason,
            List<String> nextSteps) {
        this(exchangeId, state, recordId, error, refusal, reason, nextSteps, Optional.empty());
    }

    WriteReply saying(Optional<DialectEndpoint.Answer> answer) {
        return new WriteReply(exchangeId, state, recordId, error, refusal, reason, nextSteps, answer);
    }

    boolean done() {
        return error.isEmpty();
    }
}
