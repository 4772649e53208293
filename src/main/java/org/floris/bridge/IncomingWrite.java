package org.floris.bridge;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.floris.connector.CombinedChange;
import org.floris.connector.SystemChange;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.journal.MessageKey;
import org.floris.journal.Way;
import org.floris.store.HubUser;

/**
 * A write as it came in, in the terms of the system whose dialect was spoken.
 *
 * @param change       for a create, with the id that the record shall have
 * @param messageId    the caller's own id of the message, the same when he tries again
 * @param payloadHash  from {@link PayloadHash}
 * @param claimedEpoch the home epoch that the caller believes in
 * @param before       the changed attributes' values before, where the caller's CRM has said them
 * @param version      the record's version before, where the caller's CRM has said it
 * @param words        the call itself, for a home that speaks its dialect
 * @param answer       what the caller is told when it is done, where that is not the plain answer to his call
 * @param combined     what it does where it is about several records at once; {@code change} names the first then
 */
record IncomingWrite(
        Way way,
        HubUser user,
        SystemChange change,
        Optional<String> messageId,
        String payloadHash,
        Optional<Long> claimedEpoch,
        Optional<Map<String, Object>> before,
        Optional<String> version,
        Optional<OrganizationCall> words,
        Optional<DialectEndpoint.Answer> answer,
        Optional<CombinedChange> combined) {
    IncomingWrite {
        Objects.requireNonNull(way, "way");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(payloadHash, "payloadHash");
        Objects.requireNonNull(claimedEpoch, "claimedEpoch");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(combined, "combined");
    }

    IncomingWrite(
            Way way,
            HubUser user,
            SystemChange change,
            Optional<String> messageId,
            String payloadHash,
            Optional<Long> claimedEpoch,
            Optional<Map<String, Object>> before) {
        this(way, user, change, messageId, payloadHash, claimedEpoch, before, Optional.empty());
    }

    IncomingWrite(
            Way way,
            HubUser user,
            SystemChange change,
            Optional<String> messageId,
            String payloadHash,
            Optional<Long> claimedEpoch,
            Optional<Map<String, Object>> before,
            Optional<String> version) {
        this(
                way,
                user,
                change,
                messageId,
                payloadHash,
                claimedEpoch,
                before,
                version,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Empty when the caller has given the message no id. */
    Optional<MessageKey> message() {
        return messageId.map(id -> new MessageKey(MessageKey.caller(way, dialectSystem(), user.id()), id, payloadHash));
    }

    /** What was asked, for people. */
    String label() {
        return words.map(call -> call.message()
                        + (change.ref().entity().equalsIgnoreCase(call.message())
                                ? ""
                                : " " + change.ref().entity()))
                .orElseGet(() -> change.operation() + " " + change.ref().entity());
    }

    /** The system whose dialect was spoken. */
    String dialectSystem() {
        return change.ref().system();
    }

    /** In a CRM's own pages the CRM itself writes, and commits after the hub has answered. */
    boolean homeWritesItself() {
        return way == Way.CHANGE_INTAKE;
    }
}
