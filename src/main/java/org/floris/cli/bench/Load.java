package org.floris.cli.bench;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What is sent: the messages one after the other, over as many connections as asked for, each call after the answer to
 * the one before it.
 *
 * @param headers of every call
 */
record Load(URI url, Map<String, String> headers, List<Message> messages) {
    private static final String ACTION =
            "http://schemas.microsoft.com/xrm/2011/Contracts/Services/IOrganizationService/";

    /** @param authorization null where the envelope carries it */
    record Message(String authorization, byte[] envelope) {}

    /** Calls of one operation of the Organization Service. */
    static Load of(URI url, String operation, List<Message> messages) {
        return new Load(
                url,
                Map.of("Content-Type", "text/xml; charset=utf-8", "SOAPAction", '"' + ACTION + operation + '"'),
                messages);
    }
}
