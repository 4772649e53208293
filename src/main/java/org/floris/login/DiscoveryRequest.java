package org.floris.login;

import java.util.Optional;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.w3c.dom.Element;

/**
 * What a client asks the Discovery Service.
 *
 * @param kind       its type's name, such as {@code RetrieveOrganizationsRequest}
 * @param uniqueName of the organisation that is asked for, where one is
 * @param externalId of the user who is asked for, where one is
 */
record DiscoveryRequest(String kind, Optional<String> uniqueName, Optional<String> externalId) {
    static final String NAMESPACE = "http://schemas.microsoft.com/xrm/2011/Contracts/Discovery";
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    /** @throws FlorisException UNKNOWN_OPERATION when it is no request of the service */
    static DiscoveryRequest read(byte[] envelope) {
        Element root = Dom.parse(envelope).getDocumentElement();
        Element request = Dom.child(root, root.getNamespaceURI(), "Body")
                .flatMap(body -> Dom.child(body, NAMESPACE, "Execute"))
                .flatMap(execute -> Dom.child(execute, NAMESPACE, "request"))
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.UNKNOWN_OPERATION, "The Discovery Service has one operation, Execute."));
        String type = request.getAttributeNS(INSTANCE, "type").trim();
        return new DiscoveryRequest(
                type.substring(type.indexOf(':') + 1),
                Dom.text(request, NAMESPACE, "UniqueName").filter(name -> !name.isEmpty()),
                Dom.text(request, NAMESPACE, "ExternalId").filter(id -> !id.isEmpty()));
    }
}
