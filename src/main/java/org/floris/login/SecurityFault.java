package org.floris.login;

import java.util.Optional;
import org.floris.connector.dynamics.SoapVersion;

/** How a caller is told that he is not let in: by HTTP, or by a fault of WS-Security or WS-Trust. */
public enum SecurityFault {
    /** HTTP 401 with a challenge; the body is the dialect's ordinary fault. */
    CHALLENGE("", "", ""),
    FAILED_AUTHENTICATION("wsse", Xml.SECURITY, "FailedAuthentication"),
    /** A signature, a time stamp or a token that does not hold; named as the CRM names it. */
    INVALID_SECURITY("a", Xml.SECURITY, "InvalidSecurity"),
    /** The token service's own, as ADFS tells them. */
    TOKEN_REFUSED("wst", Xml.TRUST, "FailedAuthentication"),
    SCOPE_UNKNOWN("wst", Xml.TRUST, "InvalidScope"),
    REQUEST_UNKNOWN("wst", Xml.TRUST, "InvalidRequest"),
    REQUEST_FAILED("wst", Xml.TRUST, "RequestFailed");

    /** How the CRM and ADFS begin whatever is wrong with a message's security. */
    static final String NOT_VERIFIED = "An error occurred when verifying security for the message.";

    private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";

    private final String prefix;
    private final String namespace;
    private final String code;

    SecurityFault(String prefix, String namespace, String code) {
        this.prefix = prefix;
        this.namespace = namespace;
        this.code = code;
    }

    /** Something that was not signed or sealed as it should be. */
    static NotLoggedInException invalid(String why) {
        return new NotLoggedInException(INVALID_SECURITY, NOT_VERIFIED + why);
    }

    /** @param relatesTo id of the message that is answered */
    public byte[] envelope(SoapVersion version, String reason, Optional<String> relatesTo) {
        String code = "<s:Value xmlns:" + prefix + "=\"" + namespace + "\">" + prefix + ":" + this.code + "</s:Value>";
        String text = "xml:lang=\"en-US\">" + Xml.escaped(reason);
        String envelope = version == SoapVersion.SOAP11
                ? "<s:Envelope xmlns:s=\"" + version.namespace() + "\"><s:Body><s:Fault><faultcode xmlns:" + prefix
                        + "=\"" + namespace + "\">" + prefix + ":" + this.code + "</faultcode><faultstring " + text
                        + "</faultstring></s:Fault></s:Body></s:Envelope>"
                : "<s:Envelope xmlns:s=\"" + version.namespace() + "\" xmlns:a=\"" + ADDRESSING
                        + "\"><s:Header><a:Action s:mustUnderstand=\"1\">" + ADDRESSING + "/soap/fault</a:Action>"
                        + relatesTo
                                .map(id -> "<a:RelatesTo>" + Xml.escaped(id) + "</a:RelatesTo>")
                                .orElse("")
                        + "</s:Header><s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode>" + code
                        + "</s:Subcode></s:Code><s:Reason><s:Text " + text
                        + "</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>";
        return Xml.bytes(envelope);
    }
}
