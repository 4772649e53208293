package org.floris.journeys;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The schemas of the real service, where they are at hand, and whether a message's body keeps them. The type of requests
 * and responses inside Execute is left out of account: no description declares the concrete ones. Of a fault its
 * OrganizationServiceFault is looked at.
 */
final class WireContract {
    private static final String XSI = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;
    private static final Set<String> OPEN = Set.of("request", "ExecuteResult", "OrganizationRequest", "Response");
    private static final Optional<Schema> SCHEMA = schema();

    private WireContract() {}

    private static Optional<Schema> schema() {
        return Stream.of(System.getProperty("floris.wire"), System.getenv("FLORIS_WIRE"), "../shared/wire")
                .filter(place -> place != null)
                .map(place -> Path.of(place, "crm2011", "contract", "xsd", "all.xsd"))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> {
                    try {
                        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                                .newSchema(file.toFile());
                    } catch (SAXException wrong) {
                        throw new IllegalStateException("The schemas cannot be read: " + file, wrong);
                    }
                });
    }

    static boolean isAtHand() {
        return SCHEMA.isPresent();
    }

    /** @return what the body does not keep; empty, too, where the schemas are not at hand */
    static List<String> errors(byte[] envelope) throws SAXException {
        if (SCHEMA.isEmpty()) {
            return List.of();
        }
        Bodies bodies = new Bodies(SCHEMA.get());
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            XMLReader reader = factory.newSAXParser().getXMLReader();
            reader.setContentHandler(bodies);
            reader.setErrorHandler(bodies);
            reader.parse(new InputSource(new ByteArrayInputStream(envelope)));
        } catch (java.io.IOException | javax.xml.parsers.ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bodies.errors;
    }

    /** Hands one element of the message on to the schema, with the prefixes that are in scope there. */
    private static final class Bodies extends DefaultHandler {
        private final List<String> errors = new ArrayList<>();
        private final ValidatorHandler schema;
        private final Map<String, String> prefixes = new HashMap<>();
        private boolean inBody;
        private int depth;

        Bodies(Schema schema) {
            this.schema = schema.newValidatorHandler();
            this.schema.setErrorHandler(new Collected());
        }

        @Override
        public void startPrefixMapping(String prefix, String uri) throws SAXException {
            if (depth > 0) {
                schema.startPrefixMapping(prefix, uri);
            } else {
                prefixes.put(prefix, uri);
            }
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
            if (depth == 0) {
                if (!inBody || local.equals("Body") || isWrapper(uri, local)) {
                    inBody |= local.equals("Body");
                    return;
                }
                schema.startDocument();
                for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
                    schema.startPrefixMapping(prefix.getKey(), prefix.getValue());
                }
            }
            depth++;
            AttributesImpl kept = new AttributesImpl(attributes);
            int type = kept.getIndex(XSI, "type");
            if (type >= 0 && OPEN.contains(local)) {
                kept.removeAttribute(type);
            }
            schema.startElement(uri, local, name, kept);
        }

        /** What stands around a fault's detail. */
        private static boolean isWrapper(String uri, String local) {
            return uri.isEmpty() || uri.endsWith("/soap-envelope") || uri.endsWith("/soap/envelope/");
        }

        @Override
        public void characters(char[] text, int from, int length) throws SAXException {
            if (depth > 0) {
                schema.characters(text, from, length);
            }
        }

        @Override
        public void endElement(String uri, String local, String name) throws SAXException {
            if (depth > 0) {
                schema.endElement(uri, local, name);
                depth--;
                if (depth == 0) {
                    schema.endDocument();
                    inBody = false;
                }
            }
        }

        /** Deviations are collected; the reader goes on. */
        private final class Collected implements ErrorHandler {
            @Override
            public void warning(SAXParseException wrong) {
                // says nothing about validity
            }

            @Override
            public void error(SAXParseException wrong) {
                errors.add(wrong.getMessage());
            }

            @Override
            public void fatalError(SAXParseException wrong) {
                errors.add(wrong.getMessage());
            }
        }
    }
}
