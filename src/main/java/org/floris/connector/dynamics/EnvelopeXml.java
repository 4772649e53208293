package org.floris.connector.dynamics;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/** The envelope around a body, in and out. */
final class EnvelopeXml {
    /** As the CRM's own server writes them. */
    static final String PREFIX = "s";

    private EnvelopeXml() {}

    /** The prefixes that mean something inside an envelope with {@link #PREFIX}. */
    static Map<String, String> around(SoapVersion version) {
        return version == SoapVersion.SOAP11
                ? Map.of(PREFIX, version.namespace())
                : Map.of(PREFIX, version.namespace(), EnvelopeEnds.ADDRESSES, Namespaces.ADDRESSING);
    }

    static SoapVersion version(XmlCursor cursor) {
        if (cursor.local().equals("Envelope")) {
            for (SoapVersion version : SoapVersion.values()) {
                if (version.namespace().equals(cursor.namespace())) {
                    return version;
                }
            }
        }
        throw new FlorisException(ErrorCode.MALFORMED_MESSAGE, "The message is not a SOAP 1.1 or SOAP 1.2 envelope.");
    }

    /** Reads the header that the cursor stands on; what the hub does not know is passed over. */
    static EnvelopeHeaders headers(XmlCursor cursor) {
        return headers(cursor, Map.of());
    }

    /** @param around the prefixes that the envelope declares */
    static EnvelopeHeaders headers(XmlCursor cursor, Map<String, String> around) {
        EnvelopeHeaders headers = EnvelopeHeaders.NONE;
        Map<String, String> declarations = new LinkedHashMap<>(around);
        cursor.declarationsInto(declarations);
        while (cursor.nextChild()) {
            String name = cursor.local();
            if (cursor.namespace().equals(Namespaces.ADDRESSING)) {
                headers = addressing(headers, name, cursor);
            } else if (cursor.is(Namespaces.XRM, "CallerId") && !cursor.isNil()) {
                UUID caller = Scalars.guid(cursor);
                headers = headers.withCallerId(caller.equals(new UUID(0, 0)) ? Optional.empty() : Optional.of(caller));
            } else if (cursor.is(Namespaces.XRM, "SdkClientVersion")) {
                headers = headers.withSdkClientVersion(Optional.of(cursor.text().trim()));
            } else if (SecurityHeader.standsAt(cursor)) {
                if (headers.security().isPresent()) {
                    throw cursor.error(ErrorCode.MALFORMED_MESSAGE, "Security", "stands in the header twice");
                }
                headers = headers.withSecurity(new SecurityHeader(cursor.outer(), declarations));
            } else {
                cursor.skip();
            }
        }
        return headers;
    }

    private static EnvelopeHeaders addressing(EnvelopeHeaders headers, String name, XmlCursor cursor) {
        switch (name) {
            case "Action" -> {
                return headers.withAction(cursor.text().trim());
            }
            case "MessageID" -> {
                return headers.withMessageId(cursor.text().trim());
            }
            case "RelatesTo" -> {
                return headers.withRelatesTo(Optional.of(cursor.text().trim()));
            }
            case "To" -> {
                return headers.withTo(cursor.text().trim());
            }
            default -> {
                cursor.skip();
                return headers;
            }
        }
    }

    /** Opens an envelope up to its body's content. */
    static void open(XmlOut out, SoapVersion version, EnvelopeHeaders headers) {
        out.raw(EnvelopeEnds.before(PREFIX, version, headers, Map.of()));
    }

    static byte[] close(XmlOut out) {
        return out.raw(EnvelopeEnds.behind(PREFIX)).toBytes();
    }

    /** A body's content in an envelope, in UTF-8. */
    static byte[] wrapped(String content, SoapVersion version, EnvelopeHeaders headers) {
        String envelope =
                EnvelopeEnds.before(PREFIX, version, headers, Map.of()) + content + EnvelopeEnds.behind(PREFIX);
        return envelope.getBytes(StandardCharsets.UTF_8);
    }
}
