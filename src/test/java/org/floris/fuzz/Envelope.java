package org.floris.fuzz;

import java.util.UUID;

/** Messages made of text: this side shares nothing with the hub's codec. */
public final class Envelope {
    public static final String SERVICES = "http://schemas.microsoft.com/xrm/2011/Contracts/Services";
    public static final String CONTRACTS = "http://schemas.microsoft.com/xrm/2011/Contracts";
    public static final String SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/";
    public static final String SOAP12 = "http://www.w3.org/2003/05/soap-envelope";
    static final String ACTION = SERVICES + "/IOrganizationService/";
    static final String NEW_ID = "{new-id}";
    static final String PREFIXES = " xmlns:a=\"" + CONTRACTS
            + "\" xmlns:b=\"http://schemas.microsoft.com/crm/2011/Contracts\""
            + " xmlns:c=\"http://schemas.datacontract.org/2004/07/System.Collections.Generic\""
            + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:x=\"http://www.w3.org/2001/XMLSchema\"";

    private Envelope() {}

    static String namespace(boolean soap12) {
        return soap12 ? SOAP12 : SOAP11;
    }

    static String contentType(boolean soap12) {
        return soap12 ? "application/soap+xml; charset=utf-8" : "text/xml; charset=utf-8";
    }

    /** The sample as a whole message; each has an id of its own for what it creates. */
    static String of(Sample sample, boolean soap12) {
        String header = soap12
                ? "<s:Header><w:Action s:mustUnderstand=\"1\" xmlns:w=\"http://www.w3.org/2005/08/addressing\">"
                        + ACTION
                        + sample.operation()
                        + "</w:Action><w:MessageID xmlns:w=\"http://www.w3.org/2005/08/addressing\">urn:uuid:"
                        + UUID.randomUUID() + "</w:MessageID></s:Header>"
                : "";
        return "<s:Envelope xmlns:s=\"" + namespace(soap12) + "\">" + header + "<s:Body>"
                + sample.body().replace(NEW_ID, UUID.randomUUID().toString()) + "</s:Body></s:Envelope>";
    }

    static String execute(String type, String name, String parameters) {
        return "<Execute xmlns=\"" + SERVICES + "\"" + PREFIXES + "><request i:type=\"" + type + "\"><a:Parameters>"
                + parameters + "</a:Parameters><a:RequestId i:nil=\"true\"/><a:RequestName>" + name
                + "</a:RequestName></request></Execute>";
    }

    static String pair(String key, String value) {
        return "<a:KeyValuePairOfstringanyType><c:key>" + key + "</c:key>" + value + "</a:KeyValuePairOfstringanyType>";
    }

    static String reference(String entity, String id) {
        return "<c:value i:type=\"a:EntityReference\"><a:Id>" + id + "</a:Id><a:LogicalName>" + entity
                + "</a:LogicalName><a:Name i:nil=\"true\"/></c:value>";
    }

    static String option(int value) {
        return "<c:value i:type=\"a:OptionSetValue\"><a:Value>" + value + "</a:Value></c:value>";
    }
}
