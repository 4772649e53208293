package org.floris.login;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.floris.connector.dynamics.SoapVersion;

/** The answers of the Discovery Service, and its fault. */
final class DiscoveryAnswer {
    private static final String INSTANCE = " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"";
    private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
    private static final String ACTION = DiscoveryRequest.NAMESPACE + "/IDiscoveryService/Execute";
    private static final String PAIR = "KeyValuePairOfEndpointTypestringztYlk6OT";
    private static final String COLLECTIONS = "http://schemas.datacontract.org/2004/07/System.Collections.Generic";

    /** Stands for the prefix of collections, which is the first letter that the envelope has left. */
    private static final String LETTER = "{letter}";

    private final SoapVersion version;
    private final Optional<String> relatesTo;

    DiscoveryAnswer(SoapVersion version, Optional<String> relatesTo) {
        this.version = version;
        this.relatesTo = relatesTo;
    }

    /** The content of a type OrganizationDetail. */
    static String detail(String title, String system, Organizations.Organization organization, String base) {
        return "<Endpoints xmlns:" + LETTER + "=\"" + COLLECTIONS + "\">"
                + endpoint("WebApplication", base + "/")
                + endpoint("OrganizationService", base + "/XRMServices/2011/Organization.svc")
                + endpoint("OrganizationDataService", base + "/XRMServices/2011/OrganizationData.svc")
                + "</Endpoints>" + element("FriendlyName", title)
                + element("OrganizationId", organization.id().toString())
                + element("OrganizationVersion", organization.version()) + element("State", "Enabled")
                + element("UniqueName", system) + element("UrlName", system);
    }

    private static String endpoint(String type, String address) {
        return "<" + PAIR + ">" + element(LETTER + ":key", type) + element(LETTER + ":value", address) + "</" + PAIR
                + ">";
    }

    static String element(String name, String text) {
        return "<" + name + ">" + Xml.escaped(text) + "</" + name + ">";
    }

    /** @param content of the result, whose type is that of the request with Response for Request */
    byte[] result(DiscoveryRequest request, String content) {
        String type = request.kind().replaceAll("Request$", "Response");
        return envelope(
                ACTION + "Response",
                "<ExecuteResponse xmlns=\"" + DiscoveryRequest.NAMESPACE + "\"><ExecuteResult i:type=\"" + type + "\""
                        + INSTANCE + ">" + content + "</ExecuteResult></ExecuteResponse>");
    }

    byte[] fault(int code, String message, boolean callers) {
        String detail =
                "<DiscoveryServiceFault xmlns=\"http://schemas.microsoft.com/xrm/2011/Contracts\"" + INSTANCE + ">"
                        + element("ErrorCode", Integer.toString(code)) + "<ErrorDetails xmlns:" + LETTER + "=\""
                        + COLLECTIONS + "\"/>"
                        + element("Message", message)
                        + element(
                                "Timestamp",
                                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                        + "<InnerFault i:nil=\"true\"/></DiscoveryServiceFault>";
        String text = "xml:lang=\"en-US\">" + Xml.escaped(message);
        String fault = version == SoapVersion.SOAP11
                ? "<faultcode>s:" + (callers ? "Client" : "Server") + "</faultcode><faultstring " + text
                        + "</faultstring><detail>" + detail + "</detail>"
                : "<s:Code><s:Value>s:" + (callers ? "Sender" : "Receiver") + "</s:Value></s:Code><s:Reason><s:Text "
                        + text + "</s:Text></s:Reason><s:Detail>" + detail + "</s:Detail>";
        return envelope(ACTION + "DiscoveryServiceFaultFault", "<s:Fault>" + fault + "</s:Fault>");
    }

    private byte[] envelope(String action, String body) {
        boolean addressing = version == SoapVersion.SOAP12;
        String header = addressing
                ? " xmlns:a=\"" + ADDRESSING + "\"><s:Header><a:Action s:mustUnderstand=\"1\">" + action + "</a:Action>"
                        + relatesTo
                                .map(id -> "<a:RelatesTo>" + Xml.escaped(id) + "</a:RelatesTo>")
                                .orElse("")
                        + "</s:Header>"
                : ">";
        return Xml.bytes("<s:Envelope xmlns:s=\"" + version.namespace() + "\"" + header + "<s:Body>"
                + body.replace(LETTER, addressing ? "b" : "a") + "</s:Body></s:Envelope>");
    }
}
