package org.floris.connector.dynamics;

import java.util.Map;
import java.util.function.Function;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/**
 * Reads and writes whole envelopes of the dialect. Without state; safe from any thread.
 *
 * <p>What cannot be read is a {@link FlorisException} with {@link ErrorCode#MALFORMED_MESSAGE},
 * {@link ErrorCode#UNKNOWN_OPERATION} or {@link ErrorCode#INVALID_VALUE} whose text names the element and what is
 * wrong with it and never repeats a value. The size of a message is for the caller to bound.
 */
public final class OrganizationCodec {
    public Enveloped<OrganizationRequest> readRequest(byte[] envelope) {
        return read(XmlText.decode(envelope), RequestReader::read);
    }

    /** The whole of what was peeked at. */
    public Enveloped<OrganizationRequest> readRequest(EnvelopePeek envelope) {
        return read(envelope.text(), RequestReader::read);
    }

    /** The envelope in UTF-8; wsa:Action is filled in when {@code headers} has none. */
    public byte[] writeRequest(OrganizationRequest request, EnvelopeHeaders headers, SoapVersion version) {
        XmlOut out = new XmlOut();
        EnvelopeXml.open(out, version, withAction(headers, actionOf(request.operation())));
        RequestWriter.write(out, request);
        return EnvelopeXml.close(out);
    }

    /** An Execute of a request that was read out of another message, as it stood there. */
    public byte[] writeExecute(RawValue request, EnvelopeHeaders headers, SoapVersion version) {
        XmlOut out = new XmlOut();
        EnvelopeXml.open(out, version, withAction(headers, actionOf("Execute")));
        out.startService("Execute").declare("", Namespaces.SERVICES);
        out.rawElement("v", "request", Namespaces.SERVICES, request);
        out.end();
        return EnvelopeXml.close(out);
    }

    /** The answer; a fault is {@link OrganizationAnswer.Faulted}. */
    public Enveloped<OrganizationAnswer> readAnswer(byte[] envelope) {
        return read(XmlText.decode(envelope), AnswerReader::read);
    }

    /**
     * The envelope in UTF-8.
     *
     * @param operation the operation that is answered, such as {@code Create}; names the action
     */
    public byte[] writeAnswer(
            OrganizationAnswer answer, String operation, EnvelopeHeaders headers, SoapVersion version) {
        String suffix = answer instanceof OrganizationAnswer.Faulted ? "OrganizationServiceFaultFault" : "Response";
        XmlOut body = XmlOut.lettered();
        AnswerWriter.write(body, EnvelopeXml.PREFIX, version, answer);
        Map<String, String> table = XmlOut.prefixes(EnvelopeXml.PREFIX, version.namespace());
        String lettered = LetteredXml.of(body.toText(), table, EnvelopeXml.around(version));
        return EnvelopeXml.wrapped(lettered, version, withAction(headers, actionOf(operation + suffix)));
    }

    /** The SOAPAction of an operation, without quotes. */
    public static String actionOf(String operation) {
        return Namespaces.ACTION + operation;
    }

    private static EnvelopeHeaders withAction(EnvelopeHeaders headers, String action) {
        return headers.action().isPresent() ? headers : headers.withAction(action);
    }

    private static <T> Enveloped<T> read(String envelope, Function<XmlCursor, T> body) {
        XmlCursor cursor = XmlCursor.open(envelope);
        SoapVersion version = EnvelopeXml.version(cursor);
        EnvelopeHeaders headers = EnvelopeHeaders.NONE;
        T message = null;
        while (cursor.nextChild()) {
            if (cursor.is(version.namespace(), "Header") && message == null) {
                headers = EnvelopeXml.headers(cursor);
            } else if (cursor.is(version.namespace(), "Body") && message == null) {
                message = onlyChild(cursor, body);
            } else {
                throw cursor.error(ErrorCode.MALFORMED_MESSAGE, cursor.local(), "has no place in the envelope");
            }
        }
        if (message == null) {
            throw new FlorisException(ErrorCode.MALFORMED_MESSAGE, "The envelope has no Body.");
        }
        cursor.finish();
        return new Enveloped<>(version, headers, message);
    }

    private static <T> T onlyChild(XmlCursor cursor, Function<XmlCursor, T> body) {
        if (!cursor.nextChild()) {
            throw new FlorisException(ErrorCode.MALFORMED_MESSAGE, "The envelope's Body is empty.");
        }
        T message = body.apply(cursor);
        if (cursor.nextChild()) {
            throw new FlorisException(ErrorCode.MALFORMED_MESSAGE, "The envelope's Body holds more than one element.");
        }
        return message;
    }
}
