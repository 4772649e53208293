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
 * @param actingFor who calls, where it is not the user himself
 */
record OrganizationCall(
        String system,
        SoapVersion version,
        byte[] envelope,
        EnvelopePeek peek,
        HubUser user,
        Optional<String> messageId,
        Optional<ActingFor> actingFor) {
    OrganizationCall(
            String system,
            SoapVersion version,
            byte[] envelope,
            EnvelopePeek peek,
            HubUser user,
            Optional<String> messageId) {
        this(system, version, envelope, peek, user, messageId, Optional.empty());
    }

    /** The same call with another message. */
    OrganizationCall saying(byte[] other) {
        return new OrganizationCall(system, version, other, EnvelopePeek.of(other), user, messageId, actingFor);
    }

    /** The name of what is asked: the operation, or of an Execute the message. */
    String message() {
        return peek.requestName().orElse(peek.operation());
    }
}
