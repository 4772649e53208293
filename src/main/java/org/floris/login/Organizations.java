package org.floris.login;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Connectors;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.connector.dynamics.EnvelopeHeaders;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationCodec;
import org.floris.connector.dynamics.OrganizationRequest;
import org.springframework.stereotype.Component;

/** The organisations behind the façade, as their CRMs tell of themselves; asked once, for neither changes. */
@Component
class Organizations {
    private final Connectors connectors;
    private final OrganizationCodec codec = new OrganizationCodec();
    private final Map<String, Organization> known = new ConcurrentHashMap<>();

    Organizations(Connectors connectors) {
        this.connectors = connectors;
    }

    /** @param version such as 7.0.0.0 */
    record Organization(UUID id, String version) {}

    /** @throws org.floris.connector.SystemUnavailableException when it cannot be asked for the first time */
    Organization of(String system) {
        Organization told = known.get(system);
        if (told == null) {
            told = new Organization(
                    result(system, "WhoAmI", "OrganizationId", UUID.class),
                    result(system, "RetrieveVersion", "Version", String.class));
            known.put(system, told);
        }
        return told;
    }

    private <T> T result(String system, String message, String name, Class<T> type) {
        DialectEndpoint endpoint = (DialectEndpoint) connectors.get(system);
        byte[] envelope = codec.writeRequest(
                OrganizationRequest.Execute.of(message, Map.of()),
                EnvelopeHeaders.NONE.withTo(endpoint.address()).withMessageId("urn:uuid:" + UUID.randomUUID()),
                endpoint.version());
        OrganizationAnswer answer =
                codec.readAnswer(endpoint.read(envelope, "Execute").envelope()).message();
        if (answer instanceof OrganizationAnswer.Executed executed
                && type.isInstance(executed.results().get(name))) {
            return type.cast(executed.results().get(name));
        }
        throw new FlorisException(
                ErrorCode.UNREADABLE_ANSWER, system + " did not say its " + name + " when asked by " + message + ".");
    }
}
