package org.floris.login;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
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
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Connectors connectors;
    private final Maintenance maintenance;
    private final OrganizationCodec codec = new OrganizationCodec();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    AskedCrm(Connectors connectors, Maintenance maintenance) {
        this.connectors = connectors;
        this.maintenance = maintenance;
    }

    /**
     * @throws NotLoggedInException   when the CRM does not accept the credentials
     * @throws SystemRefusedException when it does not let this caller act for {@code callerId}
     */
    UUID userOf(String system, Login.Asked login, Optional<UUID> callerId) {
        maintenance.check(system);
        DialectEndpoint endpoint = (DialectEndpoint) connectors.get(system);
        byte[] envelope = codec.writeRequest(
                OrganizationRequest.whoAmI(),
                EnvelopeHeaders.NONE.withCallerId(callerId).withTo(endpoint.address()),
                endpoint.version());
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint.address()))
                .timeout(PATIENCE)
                .header("Content-Type", endpoint.version().contentType())
                .header("SOAPAction", '"' + OrganizationCodec.actionOf("Execute") + '"')
                .header("Authorization", login.authorization().get())
                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == 401 || response.statusCode() == 403) {
                throw new NotLoggedInException(
                        login.way().fault(), system + " does not accept this user and password.");
            }
            return userId(system, codec.readAnswer(response.body()).message());
        } catch (IOException broken) {
            throw new SystemUnavailableException(
                    system,
                    Why.of("caller-not-asked", "{0} cannot be asked who the caller is. Try again in a moment.", system),
                    broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SystemUnavailableException(
                    system, Why.of("hub-is-stopping", "The hub is stopping. Try again in a moment."), stopped);
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
