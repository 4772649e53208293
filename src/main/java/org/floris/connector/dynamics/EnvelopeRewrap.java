package org.floris.connector.dynamics;

import java.util.Map;

/** Puts the content of a body into another envelope, so that what needs no translation passes through. */
public final class EnvelopeRewrap {
    private EnvelopeRewrap() {}

    /** The peeked request's body, untouched, in an envelope of {@code version} with these headers. */
    public static byte[] request(EnvelopePeek request, SoapVersion version, EnvelopeHeaders headers) {
        EnvelopeHeaders named = headers.action().isPresent()
                ? headers
                : headers.withAction(OrganizationCodec.actionOf(request.operation()));
        EnvelopeBody body = request.body();
        String prefix = prefix(body.declarations());
        return body.between(
                EnvelopeEnds.before(prefix, version, named, body.declarations()), EnvelopeEnds.behind(prefix));
    }

    /**
     * The peeked answer's body in an envelope of {@code version} with these headers, and with the prefixes that the CRM
     * gives in such an envelope. A fault's element is rewritten where the versions differ.
     */
    public static byte[] answer(EnvelopePeek answer, SoapVersion version, EnvelopeHeaders headers) {
        EnvelopeHeaders named = headers.action().isPresent()
                ? headers
                : answer.headers().action().map(headers::withAction).orElse(headers);
        EnvelopeBody body = answer.body();
        Map<String, String> around = EnvelopeXml.around(version);
        if (answer.operation().equals("Fault") && answer.version() != version) {
            FaultShape fault = FaultShape.of(body);
            XmlOut out = new XmlOut();
            EnvelopeXml.open(out, version, named);
            FaultXml.open(out, EnvelopeXml.PREFIX, version, fault.sender(), fault.reason());
            out.raw(LetteredXml.of(fault.detail(), fault.declarations(), around));
            FaultXml.close(out);
            return EnvelopeXml.close(out);
        }
        return EnvelopeXml.wrapped(LetteredXml.of(body.content(), body.declarations(), around), version, named);
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
