package org.floris.connector.dynamics;

import java.time.Instant;
import java.util.Locale;

/** The fault element, whose shape differs between the two versions of SOAP; the detail inside is the same. */
final class FaultXml {
    private static final String GENERIC = "The service failed and told no more.";

    private FaultXml() {}

    /** Reads either shape; the cursor stands on the fault element. */
    static OrganizationAnswer.Faulted read(XmlCursor cursor) {
        boolean sender = false;
        String reason = "";
        OrganizationFault fault = null;
        while (cursor.nextChild()) {
            switch (cursor.local()) {
                case "faultcode" -> sender = isSender(cursor.text());
                case "faultstring" -> reason = cursor.text();
                case "Code" -> sender = code(cursor);
                case "Reason" -> reason = reason(cursor);
                case "detail", "Detail" -> fault = detail(cursor);
                default -> cursor.skip();
            }
        }
        if (fault == null) {
            String message = reason.isBlank() ? GENERIC : reason;
            fault = new OrganizationFault(FaultCode.UNEXPECTED, message, Instant.EPOCH);
        }
        return new OrganizationAnswer.Faulted(fault, sender);
    }

    static boolean code(XmlCursor cursor) {
        boolean sender = false;
        while (cursor.nextChild()) {
            if (cursor.local().equals("Value")) {
                sender = isSender(cursor.text());
            } else {
                cursor.skip();
            }
        }
        return sender;
    }

    static String reason(XmlCursor cursor) {
        String reason = "";
        while (cursor.nextChild()) {
            if (cursor.local().equals("Text") && reason.isEmpty()) {
                reason = cursor.text();
            } else {
                cursor.skip();
            }
        }
        return reason;
    }

    private static OrganizationFault detail(XmlCursor cursor) {
        OrganizationFault fault = null;
        while (cursor.nextChild()) {
            if (cursor.is(Namespaces.XRM, "OrganizationServiceFault")) {
                fault = AnswerReader.fault(cursor);
            } else {
                cursor.skip();
            }
        }
        return fault;
    }

    static boolean isSender(String code) {
        String local = code.trim().substring(code.trim().indexOf(':') + 1).toLowerCase(Locale.ROOT);
        return local.startsWith("sender") || local.startsWith("client");
    }

    static void write(XmlOut out, String envelope, SoapVersion version, OrganizationAnswer.Faulted answer) {
        open(out, envelope, version, answer.sender(), answer.fault().message());
        out.start("", "OrganizationServiceFault", Namespaces.XRM)
                .declare("", Namespaces.XRM)
                .place("i");
        content(out, answer.fault());
        out.end();
        close(out);
    }

    /** The element up to its detail, which the caller writes. */
    static void open(XmlOut out, String envelope, SoapVersion version, boolean sender, String reason) {
        String soap = version.namespace();
        out.start(envelope, "Fault", soap);
        if (version == SoapVersion.SOAP11) {
            out.start("", "faultcode", "")
                    .text(envelope + (sender ? ":Client" : ":Server"))
                    .end();
            out.start("", "faultstring", "")
                    .attribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", "en-US")
                    .text(reason)
                    .end();
            out.start("", "detail", "");
        } else {
            out.start(envelope, "Code", soap)
                    .start(envelope, "Value", soap)
                    .text(envelope + (sender ? ":Sender" : ":Receiver"))
                    .end()
                    .end();
            out.start(envelope, "Reason", soap)
                    .start(envelope, "Text", soap)
                    .attribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", "en-US")
                    .text(reason)
                    .end()
                    .end();
            out.start(envelope, "Detail", soap);
        }
    }

    static void close(XmlOut out) {
        out.end().end();
    }

    static void content(XmlOut out, OrganizationFault fault) {
        out.element("a:ErrorCode", Integer.toString(fault.code()));
        ValueWriter.bag(out, "a:ErrorDetails", fault.details());
        out.element("a:Message", fault.message()).element("a:Timestamp", Scalars.text(fault.timestamp()));
        out.start("a:InnerFault");
        if (fault.inner() == null) {
            out.nil();
        } else {
            content(out, fault.inner());
        }
        out.end().element("a:TraceText", fault.traceText().orElse(null));
    }
}
