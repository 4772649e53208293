package org.floris.connector.dynamics;

import org.floris.connector.settings.ConnectorSettings;
import org.floris.connector.settings.ConnectorSettings.EndpointKind;

/** Where a system's Organization Service is called, and in which envelope. */
record Endpoint(SoapVersion version, String url, String port) {
    static Endpoint of(ConnectorSettings settings) {
        String organisation = settings.organisation().isEmpty() ? "" : "/" + settings.organisation();
        String service = settings.address() + organisation + "/XRMServices/2011/Organization.svc";
        return settings.endpoint() == EndpointKind.SOAP12
                ? new Endpoint(SoapVersion.SOAP12, service, "CustomBinding_IOrganizationService")
                : new Endpoint(SoapVersion.SOAP11, service + "/web", "WebHttpBinding_IOrganizationService");
    }
}
