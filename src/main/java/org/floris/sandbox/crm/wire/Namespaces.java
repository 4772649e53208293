package org.floris.sandbox.crm.wire;

/** The namespaces of the protocol. */
final class Namespaces {
    static final String SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String SOAP12 = "http://www.w3.org/2003/05/soap-envelope";
    static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    static final String XSD = "http://www.w3.org/2001/XMLSchema";
    static final String SERVICES = "http://schemas.microsoft.com/xrm/2011/Contracts/Services";
    static final String CONTRACTS = "http://schemas.microsoft.com/xrm/2011/Contracts";
    static final String MESSAGES = "http://schemas.microsoft.com/crm/2011/Contracts";
    static final String CONTRACTS_2012 = "http://schemas.microsoft.com/xrm/2012/Contracts";
    static final String METADATA = "http://schemas.microsoft.com/xrm/2011/Metadata";
    static final String METADATA_2013 = "http://schemas.microsoft.com/xrm/2013/Metadata";
    static final String GENERIC = "http://schemas.datacontract.org/2004/07/System.Collections.Generic";
    static final String SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/";
    static final String ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
    static final String DIAGNOSTICS = "http://schemas.microsoft.com/2004/09/ServiceModel/Diagnostics";
    static final String ACTION = SERVICES + "/IOrganizationService/";

    private Namespaces() {}
}
