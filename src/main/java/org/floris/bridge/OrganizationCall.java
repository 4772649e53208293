package org.floris.bridge;

import java.util.Optional;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.connector.dynamics.SoapVersion;
import org.floris.store.HubUser;

/**
 * A call of the Organization Service, as far as it has been looked into.
 *
 * @param system  the system whose address was called
 * @param version of the endpoint that was called, and so of the answer
 * @param user      in whose name the call is made
 * @param messageId from {@link MessageIds}
 */
record OrganizationCall(
        String system,
        SoapVersion version,
        byte[] envelope,
        EnvelopePeek peek,
        HubUser user,
        Optional<String> messageId) {
    public boolean isMultiple() {
        return OrganizationMultiple.isMultiple(peek);
    }

    public boolean isWrite() {
        return peek.writes();
    }
}
