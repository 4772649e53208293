package org.floris.connector.dynamics;

import java.util.Optional;
import java.util.UUID;

/**
 * The headers of an envelope that mean something. WS-Addressing ones are written with SOAP 1.2 only.
 *
 * @param action           wsa:Action, trimmed
 * @param messageId        wsa:MessageID
 * @param relatesTo        wsa:RelatesTo, in answers
 * @param to               wsa:To
 * @param callerId         the user in whose name the call is made
 * @param sdkClientVersion version of the caller's SDK
 * @param security         what the caller shows of himself, in requests
 */
public record EnvelopeHeaders(
        Optional<String> action,
        Optional<String> messageId,
        Optional<String> relatesTo,
        Optional<String> to,
        Optional<UUID> callerId,
        Optional<String> sdkClientVersion,
        Optional<SecurityHeader> security) {

    public static final EnvelopeHeaders NONE = new EnvelopeHeaders(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public EnvelopeHeaders withAction(String value) {
        return new EnvelopeHeaders(Optional.of(value), messageId, relatesTo, to, callerId, sdkClientVersion, security);
    }

    public EnvelopeHeaders withMessageId(String value) {
        return new EnvelopeHeaders(action, Optional.of(value), relatesTo, to, callerId, sdkClientVersion, security);
    }

    public EnvelopeHeaders withRelatesTo(Optional<String> value) {
        return new EnvelopeHeaders(action, messageId, value, to, callerId, sdkClientVersion, security);
    }

    public EnvelopeHeaders withTo(String value) {
        return new EnvelopeHeaders(
                action, messageId, relatesTo, Optional.of(value), callerId, sdkClientVersion, security);
    }

    public EnvelopeHeaders withCallerId(Optional<UUID> value) {
        return new EnvelopeHeaders(action, messageId, relatesTo, to, value, sdkClientVersion, security);
    }

    public EnvelopeHeaders withSdkClientVersion(Optional<String> value) {
        return new EnvelopeHeaders(action, messageId, relatesTo, to, callerId, value, security);
    }

    EnvelopeHeaders withSecurity(SecurityHeader value) {
        return new EnvelopeHeaders(action, messageId, relatesTo, to, callerId, sdkClientVersion, Optional.of(value));
    }
}
