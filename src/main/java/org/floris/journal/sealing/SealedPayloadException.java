package org.floris.journal.sealing;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Why;

/** A payload cannot be opened: its key is not there, or it is not what was sealed in this place. */
public final class SealedPayloadException extends FlorisException {
    private final String keyId;

    private SealedPayloadException(String keyId, Why why, Throwable cause) {
        super(ErrorCode.PAYLOAD_SEALED, why, cause);
        this.keyId = keyId;
    }

    static SealedPayloadException withoutKey(Place place, String keyId) {
        return new SealedPayloadException(
                keyId,
                Why.of(
                        "payload-without-key",
                        "The payload {0} of {1} was sealed with the key {2}, which this hub does not have; add that key"
                                + " to FLORIS_JOURNAL_OLDKEYS and restart the hub",
                        place.column(),
                        place.row(),
                        keyId),
                null);
    }

    static SealedPayloadException damaged(Place place, String keyId, Throwable cause) {
        return new SealedPayloadException(
                keyId,
                Why.of(
                        "payload-damaged",
                        "The payload {0} of {1} is not what was sealed there with the key {2}; the row was changed"
                                + " outside the hub, restore it from a backup",
                        place.column(),
                        place.row(),
                        keyId),
                cause);
    }

    /** The id of the key that is needed. */
    public String keyId() {
        return keyId;
    }
}
