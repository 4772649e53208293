package org.floris.bridge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.floris.connector.dynamics.SoapVersion;

/** A path below {@code /xrm}: whose Organization Service is called, and on which of its two endpoints. */
record FacadeAddress(String system, SoapVersion version) {
    private static final String ROOT = "/xrm/";
    private static final String SERVICE = "/XRMServices/2011/Organization.svc";
    private static final String DATA = "/XRMServices/2011/OrganizationData.svc";
    private static final String WEB = SERVICE + "/web";

    /** Whether a service is called that other programs know from their CRM, however its path is escaped. */
    static boolean isFacade(HttpServletRequest request) {
        return isFacade(request.getRequestURI()) || isFacade(request.getServletPath());
    }

    static boolean isFacade(String path) {
        return path.startsWith(ROOT) || path.startsWith("/adfs/");
    }

    /** Whether the Organization Service, or something below it, is called. */
    static boolean isOrganization(String path) {
        return path.startsWith(ROOT) && path.contains(SERVICE);
    }

    /** Whether the data service is called, whose faults have a form of their own. */
    static boolean isData(String path) {
        return path.startsWith(ROOT) && path.contains(DATA);
    }

    /** Of the endpoint below which the path lies. */
    static SoapVersion versionOf(String path) {
        return path.endsWith("/web") ? SoapVersion.SOAP11 : SoapVersion.SOAP12;
    }

    /** @return empty for any other path */
    static Optional<FacadeAddress> of(String path) {
        if (!path.startsWith(ROOT)) {
            return Optional.empty();
        }
        boolean web = path.endsWith(WEB);
        if (!web && !path.endsWith(SERVICE)) {
            return Optional.empty();
        }
        int end = path.length() - (web ? WEB : SERVICE).length();
        return end <= ROOT.length()
                ? Optional.empty()
                : Optional.of(new FacadeAddress(
                        path.substring(ROOT.length(), end), web ? SoapVersion.SOAP11 : SoapVersion.SOAP12));
    }
}
