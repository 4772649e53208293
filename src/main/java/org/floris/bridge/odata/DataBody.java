package org.floris.bridge.odata;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/**
 * What was sent as an entry or a link. It is looked through to its end before Olingo takes it apart, who stops where it
 * has what it wants, puts other letters where bytes are none, and breaks over what it did not expect.
 */
final class DataBody {
    /** Olingo reads what is nested by calling itself; an entry with its parts is nested some five times. */
    private static final int DEEPEST = 64;

    private static final int LONGEST_NAME = 1_024;

    private static final ObjectReader JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNameLength(LONGEST_NAME)
                            .build())
                    .build())
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    private static final XMLInputFactory XML = factory();
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private DataBody() {}

    /** What the body says to be is nothing that is read here. */
    static final class UnknownType extends FlorisException {
        private static final long serialVersionUID = 1L;

        UnknownType() {
            super(
                    ErrorCode.MALFORMED_MESSAGE,
                    "The Content-Type of the body is none that is read here. Send application/json,"
                            + " application/atom+xml, or application/xml for a link.");
        }
    }

    /** Makes something of the body. */
    @FunctionalInterface
    interface Reading<T> {
        T of(InputStream body) throws ODataException;
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.getConfig().doParseLazily(false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 256);
        return factory;
    }

    /**
     * @throws UnknownType      for a body that says to be neither
     * @throws FlorisException MALFORMED_MESSAGE for what is no JSON object and no XML, or cannot be read as asked
     */
    static <T> T read(DataCall call, Reading<T> reading) throws ODataException {
        return read(call, any -> false, reading);
    }

    /** @param plain puts a JSON object in the protocol's form, and tells whether that changed anything */
    static <T> T read(DataCall call, Predicate<ObjectNode> plain, Reading<T> reading) throws ODataException {
        if (call.sent().isEmpty()) {
            throw new UnknownType();
        }
        requireUtf8(call.body());
        InputStream body = bytes(call.body());
        if (call.sent().contains("json")) {
            ObjectNode object = json(call.body());
            body = plain.test(object)
                    ? new ByteArrayInputStream(object.toString().getBytes(StandardCharsets.UTF_8))
                    : body;
        } else {
            checkXml(call.body());
        }
        try {
            return reading.of(body);
        } catch (NullPointerException | ClassCastException | IllegalStateException | IllegalArgumentException wrong) {
            throw malformed("is not what belongs there by $metadata", wrong);
        }
    }

    /** Nothing is kept of it: what a body holds is copied often enough on its way. */
    private static void requireUtf8(byte[] body) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(body);
        CharBuffer characters = CharBuffer.allocate(4096);
        CoderResult result;
        do {
            characters.clear();
            result = decoder.decode(bytes, characters, true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw malformed("is not UTF-8", null);
        }
    }

    /** From its beginning, without a byte order mark. */
    private static InputStream bytes(byte[] body) {
        boolean marked = body.length >= MARK.length && Arrays.equals(body, 0, MARK.length, MARK, 0, MARK.length);
        int from = marked ? MARK.length : 0;
        return new ByteArrayInputStream(body, from, body.length - from);
    }

    private static Reader characters(byte[] body) {
        return new InputStreamReader(bytes(body), StandardCharsets.UTF_8);
    }

    private static ObjectNode json(byte[] body) {
        try {
            if (JSON.readTree(characters(body)) instanceof ObjectNode object) {
                return object;
            }
            throw malformed("is not one JSON object", null);
        } catch (IOException wrong) {
            throw malformed("is not one well-formed JSON object, with nothing twice and nothing behind it", wrong);
        }
    }

    private static void checkXml(byte[] body) {
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(characters(body));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw malformed("has a document type, and none is read here", null);
                }
                if (event == XMLStreamConstants.START_ELEMENT && hasEndlessName(reader)) {
                    throw malformed("has a name of more than " + LONGEST_NAME + " characters", null);
                }
            }
        } catch (XMLStreamException wrong) {
            throw malformed("is not well-formed XML", wrong);
        }
    }

    /** Names stay in a table that all parsers share. */
    private static boolean hasEndlessName(XMLStreamReader reader) {
        return Stream.concat(
                        Stream.of(reader.getLocalName(), reader.getPrefix()),
                        IntStream.range(0, reader.getAttributeCount()).mapToObj(reader::getAttributeLocalName))
                .anyMatch(name -> name != null && name.length() > LONGEST_NAME);
    }

    private static FlorisException malformed(String complaint, Exception cause) {
        return new FlorisException(ErrorCode.MALFORMED_MESSAGE, "The body " + complaint + ".", cause);
    }
}
