package org.floris.login;

import java.util.Locale;
import java.util.Optional;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.store.Users;
import org.springframework.stereotype.Component;

/** Tells clients where the services of an organisation are: at the hub. */
@Component
class DiscoveryService {
    private final Organizations organizations;
    private final Users users;

    DiscoveryService(Organizations organizations, Users users) {
        this.organizations = organizations;
        this.users = users;
    }

    /**
     * @param base address of the system at the hub
     * @return the content of the result
     */
    String answer(DiscoveryRequest request, String system, String base) {
        return switch (request.kind()) {
            case "RetrieveOrganizationsRequest" ->
                "<Details><OrganizationDetail>" + detail(system, base) + "</OrganizationDetail></Details>";
            case "RetrieveOrganizationRequest" -> {
                requireIts(system, request.uniqueName());
                yield "<Detail>" + detail(system, base) + "</Detail>";
            }
            case "RetrieveUserIdByExternalIdRequest" -> DiscoveryAnswer.element("UserId", userId(system, request));
            default ->
                throw new FlorisException(
                        ErrorCode.UNKNOWN_OPERATION,
                        "The Discovery Service answers RetrieveOrganizationsRequest, RetrieveOrganizationRequest and"
                                + " RetrieveUserIdByExternalIdRequest.");
        };
    }

    private String detail(String system, String base) {
        String title = system.substring(0, 1).toUpperCase(Locale.ROOT) + system.substring(1);
        return DiscoveryAnswer.detail(title, system, organizations.of(system), base);
    }

    private static void requireIts(String system, Optional<String> uniqueName) {
        if (!uniqueName.orElse(system).equalsIgnoreCase(system)) {
            throw new FlorisException(
                    ErrorCode.RECORD_NOT_FOUND,
                    "There is no such organisation at this address; here is " + system + ".");
        }
    }

    /** By {@code C:} and a principal name, or by a login with or without its domain. */
    private String userId(String system, DiscoveryRequest request) {
        String external = request.externalId()
                .orElseThrow(() -> new FlorisException(ErrorCode.INVALID_VALUE, "ExternalId is missing."));
        String principal = external.regionMatches(true, 0, "C:", 0, 2) ? external.substring(2) : external;
        int at = principal.indexOf('@');
        return users.byLogin(at < 0 ? principal : principal.substring(0, at))
                .flatMap(user -> users.idIn(system, user.id()))
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.RECORD_NOT_FOUND, "No user of " + system + " has this external id."));
    }
}
