package org.floris.sandbox.crm.wire;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a message into elements. Document type declarations and nesting beyond any sense are refused. */
final class XmlReader {
    private static final int DEEPEST = 128;
    /** A tree of more would not fit the memory that one call may take. */
    private static final int MOST_ELEMENTS = 200_000;

    private static final XMLInputFactory FACTORY = factory();

    private XmlReader() {}

    /** The message is not well-formed or not allowed; the text tells why, for its sender. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    static XmlElement read(byte[] message) throws Malformed {
        try {
            return read(FACTORY.createXMLStreamReader(new ByteArrayInputStream(message)));
        } catch (XMLStreamException | RuntimeException e) {
            throw new Malformed("The message is not well-formed XML" + place(e) + ".");
        }
    }

    static XmlElement read(String text) throws Malformed {
        try {
            return read(FACTORY.createXMLStreamReader(new StringReader(text)));
        } catch (XMLStreamException | RuntimeException e) {
            throw new Malformed("The text is not well-formed XML" + place(e) + ".");
        }
    }

    private static String place(Exception e) {
        if (e instanceof XMLStreamException xml && xml.getLocation() != null) {
            return " (line " + xml.getLocation().getLineNumber() + ", column "
                    + xml.getLocation().getColumnNumber() + ")";
        }
        return "";
    }

    private static XmlElement read(XMLStreamReader reader) throws XMLStreamException, Malformed {
        Deque<XmlElement> open = new ArrayDeque<>();
        XmlElement root = null;
        int elements = 0;
        StringBuilder text = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw new Malformed("A document type declaration is not allowed.");
                case XMLStreamConstants.START_ELEMENT -> {
                    XmlElement element = element(reader);
                    if (open.isEmpty()) {
                        root = element;
                    } else {
                        open.peek().children.add(element);
                    }
                    open.push(element);
                    elements++;
                    if (elements > MOST_ELEMENTS) {
                        throw new Malformed("The message has more than " + MOST_ELEMENTS + " elements.");
                    }
                    if (open.size() > DEEPEST) {
                        throw new Malformed("The message is nested deeper than " + DEEPEST + " elements.");
                    }
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new Malformed("An entity reference is not allowed.");
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlElement closed = open.pop();
                    if (closed.children.isEmpty()) {
                        closed.text = text.toString();
                    }
                    text.setLength(0);
                }
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
        return root;
    }

    private static XmlElement element(XMLStreamReader reader) throws Malformed {
        String typeNamespace = null;
        String type = null;
        boolean nil = false;
        Map<String, String> attributes = Map.of();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i);
            String value = reader.getAttributeValue(i);
            boolean instance = Namespaces.XSI.equals(reader.getAttributeNamespace(i));
            if (instance && name.equals("type")) {
                int colon = value.indexOf(':');
                String prefix = colon < 0 ? "" : value.substring(0, colon).strip();
                typeNamespace = reader.getNamespaceURI(prefix);
                type = value.substring(colon + 1).strip();
                if (typeNamespace == null && colon >= 0) {
                    throw new Malformed("The prefix of the type '" + value + "' is not declared.");
                }
            } else if (instance && name.equals("nil")) {
                nil = value.equals("true") || value.equals("1");
            } else {
                attributes = attributes.isEmpty() ? new HashMap<>() : attributes;
                attributes.put(name, value);
            }
        }
        return new XmlElement(reader.getNamespaceURI(), reader.getLocalName(), typeNamespace, type, nil, attributes);
    }
}
