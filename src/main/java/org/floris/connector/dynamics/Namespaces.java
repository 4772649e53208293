package org.floris.connector.dynamics;

/** The namespaces of the dialect. */
final class Namespaces {
    static final String SERVICES = "http://schemas.microsoft.com/xrm/2011/Contracts/Services";
    static final String XRM = "http://schemas.microsoft.com/xrm/2011/Contracts";
    static final String XRM_2012 = "http://schemas.microsoft.com/xrm/2012/Contracts";
    static final String CRM = "http://schemas.microsoft.com/crm/2011/Contracts";
    static final String COLLECTIONS = "http://schemas.datacontract.org/2004/07/System.Collections.Generic";
    static final String SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/";
    static final String ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
    static final String XSD = "http://www.w3.org/2001/XMLSchema";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";

    static final String ACTION = SERVICES + "/IOrganizationService/";

    private Namespaces() {}
}
