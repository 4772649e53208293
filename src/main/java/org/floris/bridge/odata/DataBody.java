package org.floris.bridge.odata;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
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
    private static final ObjectReader JSON = new ObjectMapper()
            .reader()
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    private static final XMLInputFactory XML = factory();

    private DataBody() {}

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
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 128);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 256);
        return factory;
    }

    /** @throws FlorisException MALFORMED_MESSAGE for what is no JSON object and no XML, or cannot be read as asked */
    static <T> T read(DataCall call, Reading<T> reading) throws ODataException {
        return read(call, any -> false, reading);
    }

    /** @param plain puts a JSON object in the protocol's form, and tells whether that changed anything */
    static <T> T read(DataCall call, Predicate<ObjectNode> plain, Reading<T> reading) throws ODataException {
        String text = text(call.body());
        if (call.sent().contains("json")) {
            ObjectNode object = json(text);
            text = plain.test(object) ? object.toString() : text;
        } else {
            checkXml(text);
        }
        try {
            return reading.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NullPointerException | ClassCastException | IllegalStateException | IllegalArgumentException wrong) {
            throw malformed("is not what belongs there by $metadata", wrong);
        }
    }

    private static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException wrong) {
            throw malformed("is not UTF-8", wrong);
        }
    }

    private static ObjectNode json(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw malformed("is not one JSON object", null);
        } catch (JsonProcessingException wrong) {
            throw malformed("is not one well-formed JSON object, with nothing twice and nothing behind it", wrong);
        }
    }

    private static void checkXml(String text) {
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.DTD) {
                    throw malformed("has a document type, and none is read here", null);
                }
            }
        } catch (XMLStreamException wrong) {
            throw malformed("is not well-formed XML", wrong);
        }
    }

    private static FlorisException malformed(String complaint, Exception cause) {
        return new FlorisException(ErrorCode.MALFORMED_MESSAGE, "The body " + complaint + ".", cause);
    }
}
