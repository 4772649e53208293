package org.floris.sandbox.crm.wire;

/** The two bindings: 1.2 with addressing at Organization.svc, 1.1 with SOAPAction at Organization.svc/web. */
enum SoapVersion {
    SOAP11(Namespaces.SOAP11, "text/xml"),
    SOAP12(Namespaces.SOAP12, "application/soap+xml");

    final String namespace;
    final String contentType;

    SoapVersion(String namespace, String contentType) {
        this.namespace = namespace;
        this.contentType = contentType;
    }
}
