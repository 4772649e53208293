package org.floris.bridge;

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
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.springframework.stereotype.Component;

/**
 * Who a caller of the façade is. The hub keeps no passwords: it asks the CRM with the caller's own credentials and his
 * CallerId, so that the CRM alone decides who may log in and who may act for whom, and believes the answer for a while.
 */
@Component
class CallerLogin {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Connectors connectors;
    private final Maintenance maintenance;
    private final Users users;
    private final KnownLogins known;
    private final OrganizationCodec codec = new OrganizationCodec();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    CallerLogin(Connectors connectors, Maintenance maintenance, Users users, FacadeSettings settings) {
        this.connectors = connectors;
        this.maintenance = maintenance;
        this.users = users;
        this.known = new KnownLogins(settings.loginKeptFor());
    }

    /**
     * @throws NotLoggedInException   without credentials, or with wrong ones
     * @throws SystemRefusedException when the CRM does not let this caller act for {@code callerId}
     * @throws FlorisException        UNKNOWN_USER when the CRM knows the user and the hub does not
     */
    HubUser userOf(String system, String authorization, Optional<UUID> callerId) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            throw new NotLoggedInException("Log in with HTTP Basic as a user of " + system + ".");
        }
        UUID systemUserId = known.get(system, authorization, callerId, () -> ask(system, authorization, callerId));
        return users.bySystemId(system, systemUserId.toString())
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.UNKNOWN_USER,
                        "The user " + systemUserId + " of " + system + " is not known to the hub. Load the users again,"
                                + " or name with CallerId the user in whose name you call."));
    }

    /** The caller, if he has logged in before in this very way and is still believed; asks nobody. */
    Optional<HubUser> known(String system, String authorization, Optional<UUID> callerId) {
        return authorization == null
                ? Optional.empty()
                : known.get(system, authorization, callerId).flatMap(user -> users.bySystemId(system, user.toString()));
    }

    private UUID ask(String system, String authorization, Optional<UUID> callerId) {
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
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == 401 || response.statusCode() == 403) {
                throw new NotLoggedInException(system + " does not accept this user and password.");
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
