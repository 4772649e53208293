package org.floris.connector.dynamics;

/** Puts the content of a body, untouched, into another envelope, so that what needs no translation passes through. */
public final class EnvelopeRewrap {
    private EnvelopeRewrap() {}

    /** The peeked request's body in an envelope of {@code version} with these headers. */
    public static byte[] request(EnvelopePeek request, SoapVersion version, EnvelopeHeaders headers) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * The peeked answer's body in an envelope of {@code version} with these headers. A fault's element is rewritten
     * where the versions differ; its detail stays as it is.
     */
    public static byte[] answer(EnvelopePeek answer, SoapVersion version, EnvelopeHeaders headers) {
        throw new UnsupportedOperationException("not yet");
    }
}
