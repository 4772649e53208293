package org.floris.journal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.store.Home;
import org.floris.store.HubUser;

/**
 * What somebody wants written, before anything is.
 *
 * @param exchangeId     from {@link ExchangeIds#next()}
 * @param messageId      the caller's own id of the message, the same when he tries again
 * @param payloadHash    the same for the same payload
 * @param dialectSystem  the system whose dialect was spoken
 * @param home           as the caller saw it; its epoch is checked against the row
 * @param mirrors        the systems to be written after home, in order
 * @param change         empty for a write that is not mapped and passes through to home alone
 * @param asked          the record in the dialect system's terms; with an empty id where there is none
 * @param before         the record before the change, in canonical attributes, as far as the change touches it
 * @param operationLabel what was asked, for people, such as {@code Update contact}
 * @param turn           of the record, from {@link Journal#turnOf}, asked before anything about it was read; empty where
 *                       nothing was, as for a create
 * @param undo           what taking the change back needs, as the bridge has written it; forgotten at the end
 * @param together       the records of which home alone carries out the change, by one message; they are held, and the
 *                       first stands for the exchange. Empty where {@code change} says what happens, or nothing is mapped
 */
public record Intent(
        UUID exchangeId,
        Optional<String> messageId,
        String payloadHash,
        HubUser user,
        Way way,
        String dialectSystem,
        Home home,
        List<String> mirrors,
        Optional<Change> change,
        Ref asked,
        Optional<Attributes> before,
        String operationLabel,
        OptionalLong turn,
        Optional<String> undo,
        List<RecordId> together) {
    public Intent {
        if (exchangeId.version() != 7) {
            throw new IllegalArgumentException("Exchange ids come from ExchangeIds.next()");
        }
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(payloadHash, "payloadHash");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(way, "way");
        Objects.requireNonNull(dialectSystem, "dialectSystem");
        Objects.requireNonNull(home, "home");
        mirrors = List.copyOf(mirrors);
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(operationLabel, "operationLabel");
        Objects.requireNonNull(turn, "turn");
        Objects.requireNonNull(undo, "undo");
        together = List.copyOf(together);
        if (change.isPresent() && !together.isEmpty()) {
            throw new IllegalArgumentException("What the hub carries out itself is one record's change");
        }
    }

    /** Of a write that is carried out record by record. */
    public Intent(
            UUID exchangeId,
            Optional<String> messageId,
            String payloadHash,
            HubUser user,
            Way way,
            String dialectSystem,
            Home home,
            List<String> mirrors,
            Optional<Change> change,
            Ref asked,
            Optional<Attributes> before,
            String operationLabel,
            OptionalLong turn,
            Optional<String> undo) {
        this(
                exchangeId,
                messageId,
                payloadHash,
                user,
                way,
                dialectSystem,
                home,
                mirrors,
                change,
                asked,
                before,
                operationLabel,
                turn,
                undo,
                List.of());
    }

    /** Of a write for which nothing was kept by which to take it back. */
    public Intent(
            UUID exchangeId,
            Optional<String> messageId,
            String payloadHash,
            HubUser user,
            Way way,
            String dialectSystem,
            Home home,
            List<String> mirrors,
            Optional<Change> change,
            Ref asked,
            Optional<Attributes> before,
            String operationLabel,
            OptionalLong turn) {
        this(
                exchangeId,
                messageId,
                payloadHash,
                user,
                way,
                dialectSystem,
                home,
                mirrors,
                change,
                asked,
                before,
                operationLabel,
                turn,
                Optional.empty());
    }

    /** Of a write for which nothing was read before. */
    public Intent(
            UUID exchangeId,
            Optional<String> messageId,
            String payloadHash,
            HubUser user,
            Way way,
            String dialectSystem,
            Home home,
            List<String> mirrors,
            Optional<Change> change,
            Ref asked,
            Optional<Attributes> before,
            String operationLabel) {
        this(
                exchangeId,
                messageId,
                payloadHash,
                user,
                way,
                dialectSystem,
                home,
                mirrors,
                change,
                asked,
                before,
                operationLabel,
                OptionalLong.empty());
    }

    /** Empty when the caller has given the message no id. */
    Optional<MessageKey> message() {
        return messageId.map(id -> new MessageKey(MessageKey.caller(way, dialectSystem, user.id()), id, payloadHash));
    }

    /** The canonical operation; EXECUTE where the write is not mapped. */
    public Operation operation() {
        return change.map(Change::operation).orElse(Operation.EXECUTE);
    }

    /** The canonical entity; the dialect's own where the write is not mapped. */
    public String entity() {
        return record().map(RecordId::entity).orElse(asked.entity());
    }

    /** The record that stands for the exchange; empty where the write is not mapped. */
    Optional<RecordId> record() {
        return change.map(Change::record).or(() -> together.stream().findFirst());
    }

    /** Whether home has the change already, made there past the hub: then nothing at home is written or undone. */
    public boolean homeHasIt() {
        return way == Way.HUB && dialectSystem.equals(home.system());
    }

    /** What stands for the exchange: the canonical record, else the dialect's, else the exchange alone. */
    String recordKey() {
        return record().map(RecordId::toString)
                .orElseGet(() -> asked.id().isEmpty() ? "exchange/" + exchangeId : asked.toString());
    }

    /** What is held while this is written; in one order for everybody, so that nobody waits for somebody who waits. */
    List<String> heldKeys() {
        return together.isEmpty()
                ? List.of(recordKey())
                : together.stream().map(RecordId::toString).sorted().toList();
    }
}
