package org.floris.bridge.reads;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.floris.connector.dynamics.XmlText;

/** An element of FetchXML; small ones, so a tree does. */
final class FetchNode {
    private static final XMLInputFactory FACTORY = factory();

    final String name;
    final Map<String, String> attributes = new LinkedHashMap<>();
    final List<FetchNode> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder();

    FetchNode(String name) {
        this.name = name;
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 64);
        return factory;
    }

    /** @throws org.floris.canonical.FlorisException INVALID_VALUE when it is no XML, or has a DTD */
    static FetchNode read(String xml) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(xml));
            reader.nextTag();
            FetchNode root = read(reader);
            while (reader.hasNext()) {
                reader.next();
            }
            return root;
        } catch (XMLStreamException wrong) {
            throw Refusals.fetch(
                    "it is not well-formed XML near line " + wrong.getLocation().getLineNumber());
        }
    }

    private static FetchNode read(XMLStreamReader reader) throws XMLStreamException {
        FetchNode node = new FetchNode(reader.getLocalName());
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            node.attributes.put(reader.getAttributeLocalName(index), reader.getAttributeValue(index));
        }
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                node.children.add(read(reader));
            } else if (reader.isCharacters()) {
                node.text.append(reader.getText());
            } else if (reader.getEventType() == XMLStreamConstants.DTD) {
                throw Refusals.fetch("it has a document type");
            }
        }
        return node;
    }

    FetchNode with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    String get(String attribute) {
        return attributes.get(attribute);
    }

    /** A logical name in lower case; required. */
    String logical(String attribute) {
        String value = attributes.get(attribute);
        if (value == null || value.isBlank()) {
            throw Refusals.fetch("an element '" + name + "' lacks its attribute '" + attribute + "'");
        }
        return value.trim().toLowerCase(Locale.ROOT);
    }

    boolean truth(String attribute) {
        String value = attributes.get(attribute);
        return "true".equals(value) || "1".equals(value);
    }

    List<FetchNode> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    String xml() {
        StringBuilder out = new StringBuilder(512);
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((key, value) -> {
            out.append(' ').append(key).append("=\"");
            XmlText.escape(value, out);
            out.append('"');
        });
        if (children.isEmpty() && text.toString().isBlank()) {
            out.append("/>");
            return;
        }
        out.append('>');
        if (children.isEmpty()) {
            XmlText.escape(text.toString(), out);
        }
        children.forEach(child -> child.write(out));
        out.append("</").append(name).append('>');
    }
}
