package org.floris.connector.dynamics;

import java.util.Map;

/** The content of an envelope's body, verbatim, and the prefixes declared around it. */
public final class EnvelopeBody {
    private final MessageText envelope;
    private final int from;
    private final int to;
    private final Map<String, String> declarations;

    EnvelopeBody(MessageText envelope, int from, int to, Map<String, String> declarations) {
        this.envelope = envelope;
        this.from = from;
        this.to = to;
        this.declarations = declarations;
    }

    public String content() {
        return envelope.text().substring(from, to);
    }

    public Map<String, String> declarations() {
        return declarations;
    }

    /** In UTF-8, in another envelope. */
    byte[] between(String before, String behind) {
        return envelope.between(before, from, to, behind);
    }
}
