package org.floris.bridge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Connectors;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.connector.dynamics.SoapVersion;
import org.floris.login.CallerLogin;
import org.floris.login.Presented;
import org.floris.store.HubUser;
import org.springframework.stereotype.Component;

/** The way in of the Organization Service: looks at the message, and asks who calls. */
@Component("organizationIngress")
class OrganizationIngress {
    static final String CALL = "organizationCall";
    static final String VERSION = "organizationVersion";

    /** The property with the caller's id of his message, from when it is read. */
    static final String MESSAGE_ID = "organizationMessageId";

    /** The request's attribute with a caller who is known already: what he has shown may hold only once. */
    static final String CALLER = "floris.caller";

    /** The request's attribute with what its envelope has shown already. */
    static final String PEEK = "floris.peek";

    private final Connectors connectors;
    private final CallerLogin login;

    OrganizationIngress(Connectors connectors, CallerLogin login) {
        this.connectors = connectors;
        this.login = login;
    }

    /** Leaves the call as the body, and for the answer as the exchange's property. */
    public void accept(Exchange exchange) {
        Message message = exchange.getMessage();
        SoapVersion version = FacadeAddress.versionOf(message.getHeader(Exchange.HTTP_PATH, "", String.class));
        exchange.setProperty(VERSION, version);
        String system = message.getHeader("system", String.class);
        if (!connectors.systems().contains(system) || !(connectors.get(system) instanceof DialectEndpoint)) {
            throw new FlorisException(
                    ErrorCode.UNKNOWN_ENTITY,
                    "No system '" + system + "' is served here. Call /xrm/<system>/XRMServices/2011/Organization.svc"
                            + " with one of " + connectors.systems() + ".");
        }
        HttpServletRequest request = exchange.getIn(PlatformHttpMessage.class).getRequest();
        byte[] envelope = ReadRequest.bodyOf(request)
                .orElseThrow(() -> new FlorisException(ErrorCode.MALFORMED_MESSAGE, "The request has no body."));
        EnvelopePeek peek = request.getAttribute(PEEK) instanceof EnvelopePeek seen ? seen : EnvelopePeek.of(envelope);
        peek.headers().messageId().ifPresent(id -> exchange.setProperty(MESSAGE_ID, id));
        CallForm.check(
                version,
                message.getHeader(Exchange.CONTENT_TYPE, String.class),
                message.getHeader("SOAPAction", String.class),
                peek);
        OrganizationCall call = new OrganizationCall(
                system,
                version,
                envelope,
                peek,
                caller(system, request, peek),
                MessageIds.of(
                        message.getHeader("Idempotency-Key", String.class),
                        peek.headers().messageId()),
                actingFor(system, request, peek));
        exchange.setProperty(CALL, call);
        message.setBody(call);
    }

    private HubUser caller(String system, HttpServletRequest request, EnvelopePeek peek) {
        return request.getAttribute(CALLER) instanceof HubUser known
                ? known
                : login.userOf(
                        system,
                        Presented.by(request, peek.headers().security()),
                        peek.headers().callerId());
    }

    private Optional<ActingFor> actingFor(String system, HttpServletRequest request, EnvelopePeek peek) {
        return peek.writes()
                ? peek.headers()
                        .callerId()
                        .map(other -> new ActingFor(login.accountOf(
                                system, Presented.by(request, peek.headers().security()))))
                : Optional.empty();
    }
}
