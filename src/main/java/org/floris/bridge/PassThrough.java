package org.floris.bridge;

import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Connectors;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.connector.dynamics.EnvelopeHeaders;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.connector.dynamics.EnvelopeRewrap;
import org.floris.connector.dynamics.OrganizationCodec;
import org.floris.store.Users;
import org.springframework.stereotype.Component;

/**
 * Reads that home answers in the caller's own schema: the body goes there and back byte for byte, in an envelope that
 * names the caller to a system which is called with the hub's account.
 */
@Component("bridgePassThrough")
class PassThrough {
    private final Connectors connectors;
    private final Users users;

    PassThrough(Connectors connectors, Users users) {
        this.connectors = connectors;
        this.users = users;
    }

    /** @return the system's envelope, be it an answer or a fault */
    public byte[] read(OrganizationCall call) {
        DialectEndpoint system = (DialectEndpoint) connectors.get(call.system());
        EnvelopePeek peek = call.peek();
        String user = users.idIn(call.system(), call.user().id())
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.UNKNOWN_USER, "The user has no account in " + call.system() + "."));
        EnvelopeHeaders headers = EnvelopeHeaders.NONE
                .withCallerId(Optional.of(UUID.fromString(user)))
                .withSdkClientVersion(peek.headers().sdkClientVersion())
                .withMessageId("urn:uuid:" + UUID.randomUUID())
                .withAction(OrganizationCodec.actionOf(peek.operation()))
                .withTo(system.address());
        byte[] envelope = EnvelopeRewrap.request(peek, system.version(), headers);
        return system.call(envelope, peek.operation(), false).envelope();
    }
}
