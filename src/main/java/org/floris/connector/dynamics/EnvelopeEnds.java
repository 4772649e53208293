package org.floris.connector.dynamics;

import java.util.Map;
import java.util.Optional;

/** What stands in an envelope before a body's content and behind it. */
final class EnvelopeEnds {
    static final String ADDRESSES = "a";

    private static final int USUAL_SIZE = 1024;

    private final StringBuilder out = new StringBuilder(USUAL_SIZE);
    private final String soap;

    private EnvelopeEnds(String prefix) {
        this.soap = prefix + ':';
    }

    /**
     * @param prefix       of the envelope's own namespace
     * @param declarations prefixes and namespaces, in scope inside the body
     */
    static String before(
            String prefix, SoapVersion version, EnvelopeHeaders headers, Map<String, String> declarations) {
        EnvelopeEnds ends = new EnvelopeEnds(prefix);
        ends.envelope(prefix, version, headers);
        ends.out.append('<').append(ends.soap).append("Body");
        declarations.forEach(ends::declare);
        return ends.out.append('>').toString();
    }

    static String behind(String prefix) {
        return "</" + prefix + ":Body></" + prefix + ":Envelope>";
    }

    private void envelope(String prefix, SoapVersion version, EnvelopeHeaders headers) {
        boolean addressing = version == SoapVersion.SOAP12;
        out.append('<').append(soap).append("Envelope");
        declare(prefix, version.namespace());
        if (addressing) {
            declare(ADDRESSES, Namespaces.ADDRESSING);
        }
        out.append('>');
        if (addressing
                || headers.callerId().isPresent()
                || headers.sdkClientVersion().isPresent()) {
            out.append('<').append(soap).append("Header>");
            if (addressing) {
                address("Action", headers.action(), true);
                address("MessageID", headers.messageId(), false);
                address("RelatesTo", headers.relatesTo(), false);
                address("To", headers.to(), true);
            }
            headers.sdkClientVersion().ifPresent(value -> dialectHeader("SdkClientVersion", value));
            headers.callerId().ifPresent(value -> dialectHeader("CallerId", value.toString()));
            out.append("</").append(soap).append("Header>");
        }
    }

    private void address(String name, Optional<String> text, boolean must) {
        if (text.isPresent()) {
            out.append('<').append(ADDRESSES).append(':').append(name);
            if (must) {
                out.append(' ').append(soap).append("mustUnderstand=\"1\"");
            }
            out.append('>');
            XmlText.escape(text.get(), out);
            out.append("</").append(ADDRESSES).append(':').append(name).append('>');
        }
    }

    private void dialectHeader(String name, String text) {
        out.append("<h:").append(name);
        declare("h", Namespaces.XRM);
        out.append('>');
        XmlText.escape(text, out);
        out.append("</h:").append(name).append('>');
    }

    private void declare(String prefix, String namespace) {
        out.append(prefix.isEmpty() ? " xmlns" : " xmlns:").append(prefix).append("=\"");
        XmlText.escape(namespace, out);
        out.append('"');
    }
}
