package org.floris.login;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Small documents as trees: signatures are verified on them. */
final class Dom {
    private static final DocumentBuilderFactory FACTORY = factory();

    private Dom() {}

    private static DocumentBuilderFactory factory() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            return factory;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws FlorisException MALFORMED_MESSAGE when it is not well-formed or has a DTD */
    static Document parse(byte[] xml) {
        try {
            DocumentBuilder builder = FACTORY.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new ByteArrayInputStream(xml)));
        } catch (SAXException | IOException wrong) {
            // The parser's own text may repeat content.
            throw new FlorisException(ErrorCode.MALFORMED_MESSAGE, "The message is not well-formed XML.");
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<Element> children(Node parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** The first child of this name. */
    static Optional<Element> child(Node parent, String namespace, String local) {
        return children(parent).stream()
                .filter(child -> is(child, namespace, local))
                .findFirst();
    }

    static boolean is(Element element, String namespace, String local) {
        return local.equals(element.getLocalName()) && namespace.equals(element.getNamespaceURI());
    }

    /** Trimmed text of the first child of this name. */
    static Optional<String> text(Node parent, String namespace, String local) {
        return child(parent, namespace, local)
                .map(element -> element.getTextContent().trim());
    }
}
