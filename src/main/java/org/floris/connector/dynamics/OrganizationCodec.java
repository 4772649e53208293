package org.floris.connector.dynamics;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/**
 * Reads and writes whole envelopes of the dialect. Without state; safe from any thread.
 *
 * <p>What cannot be read is a {@link FlorisException} with {@link ErrorCode#MALFORMED_MESSAGE},
 * {@link ErrorCode#UNKNOWN_OPERATION} or {@link ErrorCode#INVALID_VALUE} whose text names the element and what is
 * wrong with it and never repeats a value. The size of a message is for the caller to bound.
 */
public final class OrganizationCodec {
    public Enveloped<OrganizationRequest> readRequest(byte[] envelope) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The envelope in UTF-8; wsa:Action is filled in when {@code headers} has none. */
    public byte[] writeRequest(OrganizationRequest request, EnvelopeHeaders headers, SoapVersion version) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The answer; a fault is {@link OrganizationAnswer.Faulted}. */
    public Enveloped<OrganizationAnswer> readAnswer(byte[] envelope) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * The envelope in UTF-8.
     *
     * @param operation the operation that is answered, such as {@code Create}; names the action
     */
    public byte[] writeAnswer(
            OrganizationAnswer answer, String operation, EnvelopeHeaders headers, SoapVersion version) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The SOAPAction of an operation, without quotes. */
    public static String actionOf(String operation) {
        return Namespaces.ACTION + operation;
    }
}
