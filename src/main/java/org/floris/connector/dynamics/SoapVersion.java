package org.floris.connector.dynamics;

/** The two envelopes: {@code Organization.svc/web} speaks SOAP 1.1, {@code Organization.svc} SOAP 1.2 with addressing. */
public enum SoapVersion {
    SOAP11("http://schemas.xmlsoap.org/soap/envelope/", "text/xml; charset=utf-8"),
    SOAP12("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml; charset=utf-8");

    private final String namespace;
    private final String contentType;

    SoapVersion(String namespace, String contentType) {
        this.namespace = namespace;
        this.contentType = contentType;
    }

    public String namespace() {
        return namespace;
    }

    public String contentType() {
        return contentType;
    }

    /** Of a request: with SOAP 1.2 the action is a parameter of the type, with SOAP 1.1 a header of its own. */
    String contentType(String action) {
        return this == SOAP11 ? contentType : contentType + "; action=\"" + action + '"';
    }
}
