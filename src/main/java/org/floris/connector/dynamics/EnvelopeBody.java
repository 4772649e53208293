package org.floris.connector.dynamics;

import java.util.Map;

/** The content of an envelope's body, verbatim, and the prefixes declared around it. */
public final class EnvelopeBody {
    private final String envelope;
    private final byte[] sameInBytes;
    private final int from;
    private final int to;
    private final Map<String, String> declarations;

    /** @param sameInBytes the envelope in bytes, where each is a character in the same place; null otherwise */
    EnvelopeBody(String envelope, byte[] sameInBytes, int from, int to, Map<String, String> declarations) {
        this.envelope = envelope;
        this.sameInBytes = sameInBytes;
        this.from = from;
        this.to = to;
        this.declarations = declarations;
    }

    public String content() {
        return envelope.substring(from, to);
    }

    public Map<String, String> declarations() {
        return declarations;
    }

    /** Characters. */
    int length() {
        return to - from;
    }

    void into(XmlOut out) {
        if (sameInBytes == null) {
            out.raw(content());
        } else {
            out.raw(sameInBytes, from, length());
        }
    }
}
