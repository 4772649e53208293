package org.floris.sandbox.crm.wire;

import java.time.Instant;
import java.util.UUID;

/** Writes envelopes around answers and faults. */
final class Envelopes {
    private static final String ZERO = "00000000-0000-0000-0000-000000000000";

    private Envelopes() {}

    /** @param messageId of the request, or null */
    static void open(XmlOut out, SoapVersion version, String action, String messageId) {
        out.raw("<s:Envelope xmlns:s=\"").raw(version.namespace).raw("\"");
        if (version == SoapVersion.SOAP12) {
            out.raw(" xmlns:a=\"").raw(Namespaces.ADDRESSING).raw("\"><s:Header><a:Action s:mustUnderstand=\"1\">");
            out.text(action).raw("</a:Action>");
            if (messageId != null) {
                out.element("a:RelatesTo", messageId);
            }
            out.raw("<ActivityId CorrelationId=\"").raw(UUID.randomUUID().toString());
            out.raw("\" xmlns=\"")
                    .raw(Namespaces.DIAGNOSTICS)
                    .raw("\">")
                    .raw(ZERO)
                    .raw("</ActivityId></s:Header>");
        } else {
            out.raw(">");
        }
        out.raw("<s:Body>");
    }

    static void close(XmlOut out) {
        out.raw("</s:Body></s:Envelope>");
    }

    /** @param code null: a fault of the message itself, which has no detail */
    static void fault(XmlOut out, SoapVersion version, Integer code, String message) {
        if (version == SoapVersion.SOAP12) {
            out.raw("<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text xml:lang=\"en-US\">");
            out.text(message).raw("</s:Text></s:Reason>");
            if (code != null) {
                out.raw("<s:Detail>");
                detail(out, code, message);
                out.raw("</s:Detail>");
            }
        } else {
            out.raw("<s:Fault><faultcode>s:Client</faultcode><faultstring xml:lang=\"en-US\">");
            out.text(message).raw("</faultstring>");
            if (code != null) {
                out.raw("<detail>");
                detail(out, code, message);
                out.raw("</detail>");
            }
        }
        out.raw("</s:Fault>");
    }

    private static void detail(XmlOut out, int code, String message) {
        out.raw("<OrganizationServiceFault xmlns=\"").raw(Namespaces.CONTRACTS);
        out.raw("\" xmlns:i=\"").raw(Namespaces.XSI).raw("\">");
        faultMembers(out, "", code, message);
        out.raw("</OrganizationServiceFault>");
    }

    /** @param prefix of the contracts namespace, with its colon, or empty */
    static void faultMembers(XmlOut out, String prefix, int code, String message) {
        out.element(prefix + "ErrorCode", code);
        out.raw("<")
                .raw(prefix)
                .raw("ErrorDetails xmlns:c=\"")
                .raw(Namespaces.GENERIC)
                .raw("\"/>");
        out.element(prefix + "Message", message);
        out.element(prefix + "Timestamp", Instant.now().toString());
        out.nil(prefix + "InnerFault").nil(prefix + "TraceText");
    }
}
