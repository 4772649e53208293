package org.floris.journal.sealing;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/** A payload cannot be opened: its key is not there, or it is not what was sealed in this place. */
public final class SealedPayloadException extends FlorisException {
    private final String keyId;

    private SealedPayloadException(String keyId, String message, Throwable cause) {
        super(ErrorCode.PAYLOAD_SEALED, message, cause);
        this.keyId = keyId;
    }

    static SealedPayloadException withoutKey(Place place, String keyId) {
        return new SealedPayloadException(
                keyId,
                "The payload " + place.column() + " of " + place.row() + " was sealed with the key " + keyId
                        + ", which this hub does not have; add that key to FLORIS_JOURNAL_OLDKEYS and restart the hub",
                null);
    }

    static SealedPayloadException damaged(Place place, String keyId, Throwable cause) {
        return new SealedPayloadException(
                keyId,
                "The payload " + place.column() + " of " + place.row() + " is not what was sealed there with the key "
                        + keyId + "; the row was changed outside the hub, restore it from a backup",
                cause);
    }

    /** The id of the key that is needed. */
    public String keyId() {
        return keyId;
    }
}
