package org.floris.connector.dynamics;

import java.util.Map;

/** Puts the content of a body, untouched, into another envelope, so that what needs no translation passes through. */
public final class EnvelopeRewrap {
    /** Room for what stands around the body. */
    private static final int ENVELOPE = 2048;

    private EnvelopeRewrap() {}

    /** The peeked request's body in an envelope of {@code version} with these headers. */
    public static byte[] request(EnvelopePeek request, SoapVersion version, EnvelopeHeaders headers) {
        EnvelopeHeaders named = headers.action().isPresent()
                ? headers
                : headers.withAction(OrganizationCodec.actionOf(request.operation()));
        return wrap(request.body(), version, named);
    }

    /**
     * The peeked answer's body in an envelope of {@code version} with these headers. A fault's element is rewritten
     * where the versions differ; its detail stays as it is.
     */
    public static byte[] answer(EnvelopePeek answer, SoapVersion version, EnvelopeHeaders headers) {
        EnvelopeHeaders named = headers.action().isPresent()
                ? headers
                : answer.headers().action().map(headers::withAction).orElse(headers);
        EnvelopeBody body = answer.body();
        if (answer.operation().equals("Fault") && answer.version() != version) {
            return fault(FaultShape.of(body), version, named);
        }
        return wrap(body, version, named);
    }

    private static byte[] wrap(EnvelopeBody body, SoapVersion version, EnvelopeHeaders headers) {
        XmlOut out = new XmlOut(body.length() + ENVELOPE);
        EnvelopeXml.open(out, prefix(body.declarations()), version, headers, body.declarations());
        body.into(out);
        return EnvelopeXml.close(out);
    }

    private static byte[] fault(FaultShape fault, SoapVersion version, EnvelopeHeaders headers) {
        String prefix = prefix(fault.declarations());
        XmlOut out = new XmlOut();
        EnvelopeXml.open(out, prefix, version, headers, Map.of());
        FaultXml.open(out, prefix, version, fault.sender(), fault.reason());
        fault.declarations().forEach((name, uri) -> {
            // SOAP 1.1's detail has no namespace, so no default one may be declared on it
            if (!name.isEmpty()) {
                out.declare(name, uri);
            }
        });
        out.raw(fault.detail());
        FaultXml.close(out);
        return EnvelopeXml.close(out);
    }

    /** A prefix for the new envelope that nothing inside the body uses for something else. */
    private static String prefix(Map<String, String> declarations) {
        String prefix = "s";
        for (int i = 0; declarations.containsKey(prefix); i++) {
            prefix = "s" + i;
        }
        return prefix;
    }
}
