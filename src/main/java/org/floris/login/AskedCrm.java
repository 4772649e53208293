package org.floris.login;

import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Why;
import org.floris.connector.Connectors;
import org.floris.connector.Maintenance;
import org.floris.connector.SystemRefusal;
import org.floris.connector.SystemRefusedException;
import org.floris.connector.SystemUnavailableException;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.connector.dynamics.EnvelopeHeaders;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationCodec;
import org.floris.connector.dynamics.OrganizationRequest;
import org.springframework.stereotype.Component;

/** A CRM that is asked who a caller is, with the caller's own credentials and in the name that he wants to act in. */
@Component
class AskedCrm {
    private final Connectors connectors;
    private final Maintenance maintenance;
    private final OrganizationCodec codec = new OrganizationCodec();

    AskedCrm(Connectors connectors, Maintenance maintenance) {
        this.connectors = connectors;
        this.maintenance = maintenance;
    }

    /**
     * @throws NotLoggedInException   when the CRM does not accept the credentials
     * @throws SystemUnavailableException when it cannot be asked
     * @throws SystemRefusedException when it does not let this caller act for {@code callerId}
     */
    UUID userOf(String system, Login.Asked login, Optional<UUID> callerId) {
        maintenance.check(system);
        DialectEndpoint endpoint = (DialectEndpoint) connectors.get(system);
        byte[] envelope = codec.writeRequest(
                OrganizationRequest.whoAmI(),
                EnvelopeHeaders.NONE.withCallerId(callerId).withTo(endpoint.address()),
                endpoint.version());
        try {
            DialectEndpoint.Answer answer = endpoint.readAs(
                            login.authorization().get(), envelope, "Execute")
                    .orElseThrow(() -> new NotLoggedInException(
                            login.way().fault(), system + " does not accept this user and password."));
            return userId(system, codec.readAnswer(answer.envelope()).message());
        } catch (SystemUnavailableException broken) {
            Why why = Why.of(
                    "caller-not-asked",
                    "{0} cannot be asked who the caller is. Try again in a moment. {1}",
                    system,
                    broken.why());
            throw new SystemUnavailableException(system, why, broken);
        }
    }

    private static UUID userId(String system, OrganizationAnswer answer) {
        if (answer instanceof OrganizationAnswer.Faulted faulted) {
            throw new SystemRefusedException(new SystemRefusal(
                    system, faulted.fault().code(), faulted.fault().message()));
        }
        if (answer instanceof OrganizationAnswer.Executed executed
                && executed.results().get("UserId") instanceof UUID id) {
            return id;
        }
        throw new FlorisException(ErrorCode.UNREADABLE_ANSWER, system + " did not say who the caller is.");
    }
}
