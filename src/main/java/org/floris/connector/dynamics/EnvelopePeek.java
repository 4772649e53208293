package org.floris.connector.dynamics;

import java.util.Optional;

/**
 * What an envelope shows at a glance, without reading further into it than needed. Not for more than one thread.
 */
public final class EnvelopePeek {
    private EnvelopePeek() {}

    /** @throws org.floris.canonical.FlorisException MALFORMED_MESSAGE when it is no SOAP envelope or has a DTD */
    public static EnvelopePeek of(byte[] envelope) {
        throw new UnsupportedOperationException("not yet");
    }

    public SoapVersion version() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The action is also found in the SOAPAction HTTP header, which is not looked at here. */
    public EnvelopeHeaders headers() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Local name of the body's element: Create, Retrieve, Execute …, CreateResponse …, or Fault. */
    public String operation() {
        throw new UnsupportedOperationException("not yet");
    }

    /** For Execute the name of the message, such as WhoAmI. */
    public Optional<String> requestName() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Whether the request changes anything; a message that is not known to read is taken for a write. */
    public boolean writes() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Logical name of the entity that the request is about, where it can be seen. */
    public Optional<String> entityName() {
        throw new UnsupportedOperationException("not yet");
    }
}
