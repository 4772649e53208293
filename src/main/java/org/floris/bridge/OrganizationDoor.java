package org.floris.bridge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.floris.connector.dynamics.EnvelopeHeaders;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationCodec;
import org.floris.connector.dynamics.OrganizationFault;
import org.floris.connector.dynamics.OrganizationRequest;
import org.floris.connector.dynamics.SoapVersion;
import org.floris.login.CallerLogin;
import org.floris.login.Presented;
import org.floris.store.HubUser;
import org.springframework.stereotype.Component;

/** Requests that came in another form than an envelope of their own go the way that such an envelope would. */
@Component
public class OrganizationDoor {
    private final OrganizationCodec codec = new OrganizationCodec();
    private final OrganizationCalls calls;
    private final CallerLogin login;

    OrganizationDoor(OrganizationCalls calls, CallerLogin login) {
        this.calls = calls;
        this.login = login;
    }

    /** The path of the service that is called, as the caller wrote it. */
    public static String servicePath(HttpServletRequest request) {
        return AnyCasePaths.servicePath(request);
    }

    /** The call's body as it was read off the wire; no bytes where there is none. */
    public static byte[] bodyOf(HttpServletRequest request) {
        return ReadRequest.bodyOf(request).orElse(new byte[0]);
    }

    /**
     * Who calls, by what HTTP and TLS show of him.
     *
     * @throws org.floris.login.NotLoggedInException without credentials, or with wrong ones
     */
    public HubUser caller(String system, HttpServletRequest request) {
        return login.userOf(system, Presented.by(request, Optional.empty()), Optional.empty());
    }

    /** What broke a call, as its caller is told it, with nothing internal in it. */
    public static OrganizationFault fault(Throwable failure) {
        return OrganizationAnswers.faultOf(failure).fault();
    }

    /**
     * @param system    whose schema the request speaks
     * @param messageId under which a repeat has no second effect
     * @return the answer, or the fault
     */
    public OrganizationAnswer call(
            String system, HubUser user, OrganizationRequest request, Optional<String> messageId) {
        byte[] sent = codec.writeRequest(request, EnvelopeHeaders.NONE, SoapVersion.SOAP12);
        return calls.answer(
                new OrganizationCall(system, SoapVersion.SOAP12, sent, EnvelopePeek.of(sent), user, messageId));
    }
}
