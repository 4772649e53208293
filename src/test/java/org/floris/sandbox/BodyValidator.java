package org.floris.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/**
 * Validates the body of a message. The type of requests and responses inside Execute is dropped first: no description
 * declares the concrete ones. Of a fault its OrganizationServiceFault is validated.
 */
final class BodyValidator {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final Set<String> OPEN = Set.of("request", "ExecuteResult", "OrganizationRequest", "Response");

    private BodyValidator() {}

    static List<String> errors(Schema schema, Document message) throws Exception {
        Element body = (Element) message.getElementsByTagNameNS("*", "Body").item(0);
        Element content = firstChild(body);
        if (content.getLocalName().equals("Fault")) {
            content = (Element) content.getElementsByTagNameNS("*", "OrganizationServiceFault")
                    .item(0);
        }
        Document alone =
                DocumentBuilderFactory.newNSInstance().newDocumentBuilder().newDocument();
        alone.appendChild(alone.importNode(content, true));
        copyPrefixes(content, alone.getDocumentElement());
        dropOpenTypes(alone.getDocumentElement());
        List<String> errors = new ArrayList<>();
        Validator validator = schema.newValidator();
        validator.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) {
                // says nothing about validity
            }

            @Override
            public void error(SAXParseException e) {
                errors.add(e.getMessage());
            }

            @Override
            public void fatalError(SAXParseException e) {
                errors.add(e.getMessage());
            }
        });
        validator.validate(new DOMSource(alone));
        return errors;
    }

    private static Element firstChild(Element parent) {
        Node child = parent.getFirstChild();
        while (!(child instanceof Element)) {
            child = child.getNextSibling();
        }
        return (Element) child;
    }

    /** Prefixes that were declared further out still stand in the types. */
    private static void copyPrefixes(Element from, Element to) {
        for (Node outer = from.getParentNode(); outer instanceof Element element; outer = outer.getParentNode()) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                Node attribute = element.getAttributes().item(i);
                if (attribute.getNodeName().startsWith("xmlns:") && !to.hasAttribute(attribute.getNodeName())) {
                    to.setAttributeNS(
                            "http://www.w3.org/2000/xmlns/", attribute.getNodeName(), attribute.getNodeValue());
                }
            }
        }
    }

    private static void dropOpenTypes(Element root) {
        NodeList all = root.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (OPEN.contains(element.getLocalName())) {
                element.removeAttributeNS(XSI, "type");
            }
        }
    }
}
