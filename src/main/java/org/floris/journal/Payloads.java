package org.floris.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.journal.sealing.PayloadCipher;
import org.floris.journal.sealing.Place;
import org.floris.store.CanonicalJson;
import org.springframework.stereotype.Component;

/**
 * The payloads of an exchange as they stand in the journal's columns. All that is written is sealed; what release 0.1.0
 * has written stands in columns of its own, in the clear, until {@link PayloadSealing} has come to it.
 *
 * <p>What reads throws {@link org.floris.journal.sealing.SealedPayloadException} when the key is not there.
 */
@Component
class Payloads {
    private final PayloadCipher cipher;

    Payloads(PayloadCipher cipher) {
        this.cipher = cipher;
    }

    byte[] seal(UUID exchangeId, Change change) {
        return sealChange(exchangeId, JournalJson.write(change));
    }

    byte[] seal(UUID exchangeId, Attributes before) {
        return sealBefore(exchangeId, CanonicalJson.write(before));
    }

    byte[] sealChange(UUID exchangeId, String json) {
        return cipher.seal(new Place("exchange.change", exchangeId), json);
    }

    byte[] sealBefore(UUID exchangeId, String json) {
        return cipher.seal(new Place("exchange.before", exchangeId), json);
    }

    byte[] sealUndo(UUID exchangeId, String undo) {
        return cipher.seal(new Place("exchange.undo", exchangeId), undo);
    }

    Optional<String> undo(UUID exchangeId, ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getBytes("undo_sealed"))
                .map(value -> cipher.openText(new Place("exchange.undo", exchangeId), value));
    }

    byte[] sealAnswer(UUID exchangeId, byte[] body) {
        return cipher.seal(new Place("exchange.answer", exchangeId), body);
    }

    byte[] sealEvent(UUID eventId, String body) {
        return cipher.seal(new Place("outbox.body", eventId), body);
    }

    byte[] sealLost(UUID exchangeId, Attributes lost) {
        return cipher.seal(new Place("conflict.lost", exchangeId), CanonicalJson.write(lost));
    }

    Attributes lost(UUID exchangeId, byte[] sealed) {
        return CanonicalJson.read(cipher.openText(new Place("conflict.lost", exchangeId), sealed));
    }

    Optional<Change> change(UUID exchangeId, ResultSet row) throws SQLException {
        return text(row, "change", new Place("exchange.change", exchangeId)).map(JournalJson::readChange);
    }

    Optional<Attributes> before(UUID exchangeId, ResultSet row) throws SQLException {
        return text(row, "before", new Place("exchange.before", exchangeId)).map(CanonicalJson::read);
    }

    /** Empty while there is none. */
    Optional<StoredAnswer> answer(UUID exchangeId, ResultSet row) throws SQLException {
        int status = row.getInt("answer_status");
        if (row.wasNull()) {
            return Optional.empty();
        }
        byte[] sealed = row.getBytes("answer_sealed");
        byte[] body = sealed == null
                ? row.getBytes("answer_body")
                : cipher.open(new Place("exchange.answer", exchangeId), sealed);
        return Optional.of(new StoredAnswer(status, row.getString("answer_type"), body));
    }

    String event(UUID eventId, ResultSet row) throws SQLException {
        return text(row, "body", new Place("outbox.body", eventId)).orElseThrow();
    }

    private Optional<String> text(ResultSet row, String column, Place place) throws SQLException {
        byte[] sealed = row.getBytes(column + "_sealed");
        return sealed == null
                ? Optional.ofNullable(row.getString(column))
                : Optional.of(cipher.openText(place, sealed));
    }
}
