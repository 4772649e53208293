package org.floris.connector.dynamics;

import java.util.Map;

/**
 * The header {@code wsse:Security} of a message, verbatim. It holds secrets.
 *
 * @param declarations the prefixes that are declared around it, without which it cannot be read
 */
public record SecurityHeader(String xml, Map<String, String> declarations) {
    static final String NAMESPACE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    static boolean standsAt(XmlCursor cursor) {
        return cursor.is(NAMESPACE, "Security");
    }

    @Override
    public String toString() {
        return "SecurityHeader[" + xml.length() + " characters]";
    }
}
