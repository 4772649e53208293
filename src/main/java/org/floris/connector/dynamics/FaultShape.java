package org.floris.connector.dynamics;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fault taken apart so that it can be put together again for the other version of SOAP.
 *
 * @param detail       what stands inside its detail, verbatim
 * @param declarations the prefixes in scope there
 */
record FaultShape(boolean sender, String reason, String detail, Map<String, String> declarations) {
    static FaultShape of(EnvelopeBody body) {
        StringBuilder document = new StringBuilder("<Body");
        body.declarations().forEach((prefix, uri) -> document.append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix)
                .append("=\"")
                .append(uri.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                .append('"'));
        XmlCursor cursor = XmlCursor.open(
                document.append('>').append(body.content()).append("</Body>").toString());
        Map<String, String> declarations = new LinkedHashMap<>(body.declarations());
        boolean sender = false;
        String reason = "";
        String detail = "";
        cursor.nextChild();
        cursor.declarationsInto(declarations);
        while (cursor.nextChild()) {
            switch (cursor.local()) {
                case "faultcode" -> sender = FaultXml.isSender(cursor.text());
                case "faultstring" -> reason = cursor.text();
                case "Code" -> sender = FaultXml.code(cursor);
                case "Reason" -> reason = FaultXml.reason(cursor);
                case "detail", "Detail" -> {
                    cursor.declarationsInto(declarations);
                    detail = cursor.inner();
                }
                default -> cursor.skip();
            }
        }
        return new FaultShape(sender, reason, detail, declarations);
    }
}
